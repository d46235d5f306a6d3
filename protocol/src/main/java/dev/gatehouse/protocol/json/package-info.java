/// JSON as it is written: a strict, limited reader into a sealed immutable model whose values remember their own bytes.
///
/// What lives here: [Json] and its six kinds, the limits ([JsonLimits]), the one exception ([Malformed]), and edits that keep every
/// byte they do not touch. What does not: the meaning of a message (that is `dev.gatehouse.protocol`), mapping to Java classes, I/O.
/// Open [Json] first, then the package-private `Reader`, which is the whole of parsing.
package dev.gatehouse.protocol.json;
