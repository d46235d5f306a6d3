package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// A long answer is still under way.
///
/// @param fields what is to be written
public record Checkpoint(LedgerFields fields) implements Message {
    @Override
    public Kind kind() {
        return Kind.CHECKPOINT;
    }

    static Checkpoint read(FieldReader in) throws WireViolation {
        return new Checkpoint(LedgerFields.read(in));
    }

    void write(FieldWriter out) {
        fields.write(out);
    }

    @Override
    public String toString() {
        return "Checkpoint[" + fields + "]";
    }
}
