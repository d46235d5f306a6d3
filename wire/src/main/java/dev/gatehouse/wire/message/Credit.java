package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// More answer bytes are welcome. `link` grants and spends it; nobody else needs to.
///
/// @param bytes how many more, 1 to 4 MiB; granted and unused together never over 4 MiB
public record Credit(int bytes) implements Message {
    /// Refuses what has no meaning.
    public Credit {
        Range.within(bytes, 1, Limits.CREDIT, "bytes");
    }

    @Override
    public Kind kind() {
        return Kind.CREDIT;
    }

    static Credit read(FieldReader in) throws WireViolation {
        return new Credit(in.u32(Limits.CREDIT));
    }

    void write(FieldWriter out) {
        out.u32(bytes);
    }
}
