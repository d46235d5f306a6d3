package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.checks.text.Invisible;
import java.text.Normalizer;
import java.util.function.IntPredicate;

/// What a name, a path or a word is never written with, whatever its language (Unicode 16; UTS #39 §3.1; UAX #15).
final class Characters {
    /// Drawn like a separator of paths, or mapped to one by legacy code pages (¥ and ₩ stand where ASCII has the backslash).
    private static final String SLASHES = "\u2044\u2215\u2216\u29F5\u29F8\u29F9\u2571\u2572\u00A5\u20A9\u1735\u2CC6\u30CE\u4E3F";
    private static final String MEANT = "/\\.:%~";

    private Characters() {}

    /// A mark that joins the character before it.
    static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /// Whether any is hidden, or a space that is not the plain one.
    static boolean anyHidden(String text) {
        return any(text, c -> Invisible.is(c) || c > 0x20 && Character.isSpaceChar(c));
    }

    /// Whether another spelling of the same text exists that a file system or database would call equal.
    static boolean isNotNfc(String text) {
        return any(text, c -> c > 0x7E) && !Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    /// Whether any character beyond ASCII becomes or looks like one that has a meaning in paths: `．`, `‥`, `／`, `∕`, `：`.
    static boolean anyLikeSeparator(String text) {
        return any(text, c -> c > 0x7E && (SLASHES.indexOf(c) >= 0 || becomesMeant(c)));
    }

    /// What a reader sees that takes compatibility forms for the plain ones, such as `＜` for `<`; the same string for plain ASCII.
    static String unfolded(String text) {
        return any(text, c -> c > 0x7E) ? Normalizer.normalize(text, Normalizer.Form.NFKC) : text;
    }

    private static boolean becomesMeant(int c) {
        String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
        return plain.chars().anyMatch(each -> MEANT.indexOf(each) >= 0);
    }

    static boolean any(String text, IntPredicate wanted) {
        return text.codePoints().anyMatch(wanted);
    }

    static boolean anyOf(String text, String wanted) {
        return text.chars().anyMatch(c -> wanted.indexOf(c) >= 0);
    }

    static boolean isAsciiLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isAsciiDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiWord(int c) {
        return isAsciiLetter(c) || isAsciiDigit(c);
    }
}
