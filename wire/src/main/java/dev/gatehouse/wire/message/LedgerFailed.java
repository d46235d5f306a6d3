package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// It is not written, so it does not happen.
///
/// @param code why
/// @param detail for the log
public record LedgerFailed(LedgerCode code, String detail) implements Message {
    @Override
    public Kind kind() {
        return Kind.LEDGER_FAILED;
    }

    static LedgerFailed read(FieldReader in) throws WireViolation {
        return new LedgerFailed(in.coded(LedgerCode.values()), in.text(Limits.DETAIL));
    }

    void write(FieldWriter out) {
        out.u8(code.code());
        out.text(detail, Limits.DETAIL);
    }

    @Override
    public String toString() {
        return "LedgerFailed[" + code + "]";
    }
}
