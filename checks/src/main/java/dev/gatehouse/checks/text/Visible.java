package dev.gatehouse.checks.text;

import java.util.Locale;

/// Text of strangers as a person reads it: what has no shape of its own, or one that is easily passed over, is spelt out by its
/// number, a zero-width space as `u{200B}` after a backslash. Line breaks stay.
///
/// Spelt out: control and format characters (bidirectional marks and tags among them), spaces other than the common one, separators, half pairs, private and
/// unassigned code points, selectors, fillers, and a backslash before `u{`, so that nobody can write what only this class means.
public final class Visible {
    private Visible() {}

    /// The text, to be shown and printed.
    public static String of(String text) {
        return of(text, "");
    }

    /// The text between quotation marks on one line, as a word among others: quotation marks, backslashes and line breaks are spelt out as well.
    public static String quoted(String text) {
        return "\"" + of(text, "\n\"\\") + "\"";
    }

    private static String of(String text, String also) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (isPlain(c) && also.indexOf(c) < 0 && !(c == '\\' && text.startsWith("u{", at + 1))) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u{%X}", c));
            }
        }
        return shown.toString();
    }

    private static boolean isPlain(int c) {
        return c == ' ' || c == '\n' || !Invisible.is(c) && Character.getType(c) != Character.SPACE_SEPARATOR;
    }
}
