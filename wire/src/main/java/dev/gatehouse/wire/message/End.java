package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// The end of a body.
///
/// @param outcome whether the body is whole
/// @param note why it was cut, for the ledger; empty when complete
public record End(Outcome outcome, String note) implements Message {
    /// Refuses what has no meaning.
    public End {
        Range.require(outcome == Outcome.CUT || note.isEmpty(), "a whole body needs no note");
    }

    /// The end of a whole body.
    public static End complete() {
        return new End(Outcome.COMPLETE, "");
    }

    /// The end of a body that broke off, and why, for the ledger.
    public static End cut(String why) {
        return new End(Outcome.CUT, why);
    }

    @Override
    public Kind kind() {
        return Kind.END;
    }

    static End read(FieldReader in) throws WireViolation {
        return new End(in.coded(Outcome.values()), in.text(Limits.DETAIL));
    }

    void write(FieldWriter out) {
        out.u8(outcome.code());
        out.text(note, Limits.DETAIL);
    }

    @Override
    public String toString() {
        return "End[" + outcome + "]";
    }
}
