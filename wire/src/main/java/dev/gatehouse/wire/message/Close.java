package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// Closes a ledger entry before the final message leaves.
///
/// @param fields what is to be written
public record Close(LedgerFields fields) implements Message {
    @Override
    public Kind kind() {
        return Kind.CLOSE;
    }

    static Close read(FieldReader in) throws WireViolation {
        return new Close(LedgerFields.read(in));
    }

    void write(FieldWriter out) {
        fields.write(out);
    }

    @Override
    public String toString() {
        return "Close[" + fields + "]";
    }
}
