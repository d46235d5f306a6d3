package dev.gatehouse.control.shape;

import java.util.Optional;

/// One key of a group.
///
/// @param meaning one sentence for the documents
/// @param required whether leaving it out is a problem
/// @param absent what holds when it is not written, as it would be written; empty means "nothing"
/// @param example what to write, for the template, where the default is no example
public record Key(String name, Shape shape, String meaning, boolean required, Optional<String> absent, Optional<String> example) {
    /// A key that must be there.
    public static Key required(String name, Shape shape, String meaning) {
        return new Key(name, shape, meaning, true, Optional.empty(), Optional.empty());
    }

    /// A key that may be left out, which then means what `absent` says.
    public static Key absent(String name, Shape shape, String absent, String meaning) {
        return new Key(name, shape, meaning, false, Optional.of(absent), Optional.empty());
    }

    /// A key that may be left out, and then there is no such thing.
    public static Key optional(String name, Shape shape, String meaning) {
        return new Key(name, shape, meaning, false, Optional.empty(), Optional.empty());
    }

    /// The same key with an example for the template.
    public Key like(String example) {
        return new Key(name, shape, meaning, required, absent, Optional.of(example));
    }
}
