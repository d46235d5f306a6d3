package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// There is no answer to a call or a fetch.
///
/// @param code why
/// @param effect whether it may have been carried out
/// @param detail for the ledger alone; never shown to a caller
public record Failed(FailCode code, Effect effect, String detail) implements Message {
    @Override
    public Kind kind() {
        return Kind.FAILED;
    }

    static Failed read(FieldReader in) throws WireViolation {
        return new Failed(in.coded(FailCode.values()), in.coded(Effect.values()), in.text(Limits.DETAIL));
    }

    void write(FieldWriter out) {
        out.u8(code.code());
        out.u8(effect.code());
        out.text(detail, Limits.DETAIL);
    }

    @Override
    public String toString() {
        return "Failed[" + code + ", effect " + effect + "]";
    }
}
