package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// The entry is written; the call may go.
///
/// @param entry the entry's number
public record Opened(long entry) implements Message {
    @Override
    public Kind kind() {
        return Kind.OPENED;
    }

    static Opened read(FieldReader in) throws WireViolation {
        return new Opened(in.u64());
    }

    void write(FieldWriter out) {
        out.u64(entry);
    }
}
