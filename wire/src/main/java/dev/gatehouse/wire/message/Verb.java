package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// What an operator wants of the office, as JSON that the office parses.
///
/// @param json at most 1 MiB
public record Verb(String json) implements Message {
    @Override
    public Kind kind() {
        return Kind.VERB;
    }

    static Verb read(FieldReader in) throws WireViolation {
        return new Verb(in.text(Limits.VERB));
    }

    void write(FieldWriter out) {
        out.text(json, Limits.VERB);
    }

    @Override
    public String toString() {
        return "Verb[" + json.length() + " chars]";
    }
}
