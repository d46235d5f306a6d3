package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// A refusal that had no entry to close.
///
/// @param fields what is to be written
public record Refused(LedgerFields fields) implements Message {
    @Override
    public Kind kind() {
        return Kind.REFUSED;
    }

    static Refused read(FieldReader in) throws WireViolation {
        return new Refused(LedgerFields.read(in));
    }

    void write(FieldWriter out) {
        fields.write(out);
    }

    @Override
    public String toString() {
        return "Refused[" + fields + "]";
    }
}
