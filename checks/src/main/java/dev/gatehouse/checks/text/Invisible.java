package dev.gatehouse.checks.text;

/// Characters that have no shape of their own, so that a reader passes over them (Unicode 16; UTS #39 §3.1).
public final class Invisible {
    /// Characters that print nothing, outside the category of format characters.
    private static final String BLANKS = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2800\u3164\uFFA0";

    private Invisible() {}

    /// Control and format characters, line separators, selectors, blanks, half pairs, private and unassigned characters. Spaces are none.
    public static boolean is(int c) {
        if (c < 0x7F) {
            return c < 0x20;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE,
                Character.UNASSIGNED, Character.SURROGATE -> true;
            default -> BLANKS.indexOf(c) >= 0 || c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
        };
    }
}
