package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// The zone runs on that snapshot now.
///
/// @param version the version it runs on
public record Running(long version) implements Message {
    @Override
    public Kind kind() {
        return Kind.RUNNING;
    }

    static Running read(FieldReader in) throws WireViolation {
        return new Running(in.u64());
    }

    void write(FieldWriter out) {
        out.u64(version);
    }
}
