package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Json;

/// What an argument is. Immutable, and asked by many threads at once; answers in microseconds, whatever the value.
public interface Meaning {

    /// The word an operator writes for it, for example `path`.
    String word();

    /// Whether this value is one. Never throws for a value, and never edits it.
    Fit judge(Json value);
}
