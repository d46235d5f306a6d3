package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// What the issuer answered.
///
/// @param status the HTTP status, 200 to 599
/// @param body as it came, at most 256 KiB
public record Fetched(int status, byte[] body) implements Message {
    /// Refuses what has no meaning.
    public Fetched {
        Range.within(status, 200, 599, "status");
    }

    @Override
    public Kind kind() {
        return Kind.FETCHED;
    }

    static Fetched read(FieldReader in) throws WireViolation {
        return new Fetched(in.u16(), in.bytes(Limits.FETCHED));
    }

    void write(FieldWriter out) {
        out.u16(status);
        out.bytes(body, Limits.FETCHED);
    }

    @Override
    public String toString() {
        return "Fetched[" + status + ", " + body.length + " bytes]";
    }
}
