package dev.gatehouse.checks.text;

/// Where a terminal's escape sequence ends (ECMA-48 §5.4, §8.3). A terminal that prints an answer would obey it: hide lines, rewrite
/// what was printed, or place a link over other words.
final class TerminalEscape {
    private static final char ESC = 0x1B;
    private static final char BELL = 7;

    private TerminalEscape() {}

    /// The position after the sequence that begins at `at` with ESC or a C1 control. A sequence that never ends takes one line with it.
    static int end(String text, int at) {
        boolean c1 = text.charAt(at) != ESC;
        int next = at + 1;
        if (!c1 && next >= text.length()) {
            return next;
        }
        char kind = c1 ? (char) (text.charAt(at) - 0x40) : text.charAt(next++);
        return switch (kind) {
            case '[' -> controlSequenceEnd(text, next);
            case ']', 'P', 'X', '^', '_' -> stringEnd(text, next);
            default -> c1 ? next : otherEnd(text, next, kind);
        };
    }

    private static int controlSequenceEnd(String text, int from) {
        int next = from;
        while (next < text.length() && text.charAt(next) >= 0x20 && text.charAt(next) <= 0x3F) {
            next++;
        }
        return next < text.length() && text.charAt(next) >= 0x40 && text.charAt(next) <= 0x7E ? next + 1 : next;
    }

    private static int stringEnd(String text, int from) {
        for (int next = from; next < text.length(); next++) {
            char c = text.charAt(next);
            if (c == BELL || c == 0x9C) {
                return next + 1;
            }
            if (c == ESC) {
                return next + 1 < text.length() && text.charAt(next + 1) == '\\' ? next + 2 : next;
            }
            if (c == '\n') {
                return next;
            }
        }
        return text.length();
    }

    /// Two-character sequences, and those with intermediate bytes (`ESC ( B`). Anything else after ESC is ordinary text.
    private static int otherEnd(String text, int from, char kind) {
        if (kind >= 0x20 && kind <= 0x2F) {
            int next = from;
            while (next < text.length() && text.charAt(next) >= 0x20 && text.charAt(next) <= 0x2F) {
                next++;
            }
            return Math.min(text.length(), next + 1);
        }
        return kind >= 0x30 && kind <= 0x7E ? from : from - 1;
    }
}
