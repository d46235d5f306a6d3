package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// The office's answer to an operator.
///
/// @param exitCode what the command ends with, 0 to 255
/// @param json at most 8 MiB
public record Reply(int exitCode, String json) implements Message {
    /// Refuses what has no meaning.
    public Reply {
        Range.within(exitCode, 0, 255, "exitCode");
    }

    @Override
    public Kind kind() {
        return Kind.REPLY;
    }

    static Reply read(FieldReader in) throws WireViolation {
        return new Reply(in.u8(), in.text(Limits.REPLY));
    }

    void write(FieldWriter out) {
        out.u8(exitCode);
        out.text(json, Limits.REPLY);
    }

    @Override
    public String toString() {
        return "Reply[" + exitCode + "]";
    }
}
