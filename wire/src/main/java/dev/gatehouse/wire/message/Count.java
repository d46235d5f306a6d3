package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// Refusals before identity, counted by address, code and minute.
///
/// @param fields what is to be written
public record Count(LedgerFields fields) implements Message {
    @Override
    public Kind kind() {
        return Kind.COUNT;
    }

    static Count read(FieldReader in) throws WireViolation {
        return new Count(LedgerFields.read(in));
    }

    void write(FieldWriter out) {
        fields.write(out);
    }

    @Override
    public String toString() {
        return "Count[" + fields + "]";
    }
}
