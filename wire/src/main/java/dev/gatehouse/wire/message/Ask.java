package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// Asks a zone for its report.
public record Ask() implements Message {
    @Override
    public Kind kind() {
        return Kind.ASK;
    }

    static Ask read(FieldReader in) throws WireViolation {
        return new Ask();
    }

    void write(FieldWriter out) {
    }
}
