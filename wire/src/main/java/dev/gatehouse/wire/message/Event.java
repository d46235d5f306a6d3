package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// Something else that the ledger must know: a start, a change of settings, a lease.
///
/// @param fields what is to be written
public record Event(LedgerFields fields) implements Message {
    @Override
    public Kind kind() {
        return Kind.EVENT;
    }

    static Event read(FieldReader in) throws WireViolation {
        return new Event(LedgerFields.read(in));
    }

    void write(FieldWriter out) {
        fields.write(out);
    }

    @Override
    public String toString() {
        return "Event[" + fields + "]";
    }
}
