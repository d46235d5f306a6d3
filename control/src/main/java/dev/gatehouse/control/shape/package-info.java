/// One description of keys that drives reading, the documents, the editor's schema and the template alike.
/// [Shape] says what may be written; [Reader] holds a tree of nodes against it; [Schema], [Table] and [Template] print it.
/// Open [Shape] first.
package dev.gatehouse.control.shape;
