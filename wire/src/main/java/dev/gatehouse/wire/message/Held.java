package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// "I still read your answer", though all of it may have been sent: this connection is not idle, and another one is wanted.
/// `link` says it and takes note of it; nobody else needs to.
public record Held() implements Message {
    @Override
    public Kind kind() {
        return Kind.HELD;
    }

    static Held read(FieldReader in) throws WireViolation {
        return new Held();
    }

    void write(FieldWriter out) {
    }
}
