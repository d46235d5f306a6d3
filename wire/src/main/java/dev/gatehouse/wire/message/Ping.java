package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// "Are you there?", on an idle connection.
public record Ping() implements Message {
    @Override
    public Kind kind() {
        return Kind.PING;
    }

    static Ping read(FieldReader in) throws WireViolation {
        return new Ping();
    }

    void write(FieldWriter out) {
    }
}
