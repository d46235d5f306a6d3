package dev.gatehouse.control.document;

import java.util.List;

/// A piece of a document and the line it began on. Numbers keep the form in which they were written.
public sealed interface Node {
    /// The line this piece began on, from 1.
    int line();

    /// A text.
    record Text(int line, String value) implements Node {}

    /// A number as written.
    record Number(int line, String written) implements Node {}

    /// `true` or `false`.
    record Flag(int line, boolean value) implements Node {}

    /// `null`, or nothing at all after a key.
    record Nothing(int line) implements Node {}

    /// A list.
    record Sequence(int line, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// Keys and values, in the order in which they were written, no key twice.
    record Mapping(int line, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /// One key with its value.
    record Entry(int line, String key, Node value) {}
}
