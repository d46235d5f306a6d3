package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// Opens a ledger entry before a call is sent.
///
/// @param fields what is to be written
public record Open(LedgerFields fields) implements Message {
    @Override
    public Kind kind() {
        return Kind.OPEN;
    }

    static Open read(FieldReader in) throws WireViolation {
        return new Open(LedgerFields.read(in));
    }

    void write(FieldWriter out) {
        fields.write(out);
    }

    @Override
    public String toString() {
        return "Open[" + fields + "]";
    }
}
