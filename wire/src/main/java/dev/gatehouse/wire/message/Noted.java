package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// It is written.
public record Noted() implements Message {
    @Override
    public Kind kind() {
        return Kind.NOTED;
    }

    static Noted read(FieldReader in) throws WireViolation {
        return new Noted();
    }

    void write(FieldWriter out) {
    }
}
