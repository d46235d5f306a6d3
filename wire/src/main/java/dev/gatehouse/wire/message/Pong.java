package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// "I am."
public record Pong() implements Message {
    @Override
    public Kind kind() {
        return Kind.PONG;
    }

    static Pong read(FieldReader in) throws WireViolation {
        return new Pong();
    }

    void write(FieldWriter out) {
    }
}
