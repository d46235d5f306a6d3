package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// One field of a ledger message: its name says whether the text or the number counts; the other is empty or 0.
///
/// @param name what it says
/// @param text at most 2 KiB
/// @param number 64 bits
public record LedgerField(FieldName name, String text, long number) {
    private static final FieldName[] NAMES = FieldName.values();

    /// Refuses a value of the wrong type.
    public LedgerField {
        Range.require(name.isText() ? number == 0 : text.isEmpty(), "a ledger field has one value, of its name's type");
    }

    /// A text.
    public static LedgerField of(FieldName name, String text) {
        Range.require(name.isText(), "this ledger field is a number");
        return new LedgerField(name, text, 0);
    }

    /// A number.
    public static LedgerField of(FieldName name, long number) {
        Range.require(!name.isText(), "this ledger field is a text");
        return new LedgerField(name, "", number);
    }

    static LedgerField read(FieldReader in) throws WireViolation {
        FieldName name = in.coded(NAMES);
        return name.isText() ? of(name, in.text(Limits.FIELD_TEXT)) : of(name, in.u64());
    }

    static void write(FieldWriter out, LedgerField field) {
        out.u8(field.name.code());
        if (field.name.isText()) {
            out.text(field.text, Limits.FIELD_TEXT);
        } else {
            out.u64(field.number);
        }
    }

    @Override
    public String toString() {
        return "LedgerField[" + name + "]";
    }
}
