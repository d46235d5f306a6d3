/// A server that keeps small notes as files in its own folder.
package dev.gatehouse.examples.notes;
