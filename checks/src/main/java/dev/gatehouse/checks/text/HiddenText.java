package dev.gatehouse.checks.text;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/// Takes out of a text what a reader cannot see and a model can: tag characters, runs of selectors and zero-width characters,
/// bidirectional overrides, terminal escapes and control characters.
///
/// What legitimate writing needs stays byte for byte: the three flags that are spelled with tags, joiners in emoji and in the
/// scripts that join, isolates in right-to-left text, soft hyphens, a byte order mark at the start (Unicode 16 §23; UTS #51; UAX #9).
public final class HiddenText {
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;
    private static final Set<String> FLAGS_IN_TAGS = Set.of("gbeng", "gbsct", "gbwls");

    /// Scripts that are written without spaces, where a zero-width space marks where a line may break.
    private static final Set<UnicodeScript> UNSPACED = Set.of(
        UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR, UnicodeScript.TIBETAN,
        UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.JAVANESE, UnicodeScript.BALINESE,
        UnicodeScript.TAI_THAM, UnicodeScript.NEW_TAI_LUE);

    /// Scripts in which joiners never change what is read.
    private static final Set<UnicodeScript> UNJOINED = Set.of(
        UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC, UnicodeScript.COMMON, UnicodeScript.INHERITED,
        UnicodeScript.UNKNOWN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL,
        UnicodeScript.ARMENIAN, UnicodeScript.GEORGIAN, UnicodeScript.HEBREW);

    private final String text;
    private final boolean keepsDirections;
    private final StringBuilder plain;
    private int at;

    private HiddenText(String text) {
        this.text = text;
        this.keepsDirections = Directions.areLegitimate(text);
        this.plain = new StringBuilder(text.length());
    }

    /// The text without what is hidden in it; the same string when there is nothing.
    public static String plain(String text) {
        return isSuspect(text) ? new HiddenText(text).walk() : text;
    }

    /// Whether any character needs a closer look: one cheap pass that most texts do not survive past.
    private static boolean isSuspect(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 0x20 ? c != '\n' && c != '\t' : c >= 0x7F && mayHide(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayHide(char c) {
        return c < 0xA0 || c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x180E || c >= 0x180B && c <= 0x180F
            || c >= 0x200B && c <= 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2060 && c <= 0x206F || c == 0x3164
            || c >= 0xFE00 && c <= 0xFE0F || c == 0xFEFF || c == 0xFFA0 || c >= 0xFFF9 && c <= 0xFFFB || c >= 0xDB40 && c <= 0xDB43;
    }

    private String walk() {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int length = Character.charCount(c);
            if (c == 0x1B || c >= 0x80 && c <= 0x9F) {
                at = TerminalEscape.end(text, at);
            } else if (c == BLACK_FLAG && flagEnd() > 0) {
                int end = flagEnd();
                plain.append(text, at, end);
                at = end;
            } else {
                if (stays(c, length)) {
                    plain.appendCodePoint(c);
                } else if (c == '\r') {
                    plain.append('\n');
                }
                at += length;
            }
        }
        return plain.length() == text.length() && plain.compareTo(new StringBuilder(text)) == 0 ? text : plain.toString();
    }

    private boolean stays(int c, int length) {
        return switch (kindOf(c)) {
            case VISIBLE, BREAK -> true;
            case CONTROL, OVERRIDE, FILLER, TAG -> false;
            case RETURN -> at + 1 < text.length() && text.charAt(at + 1) == '\n';
            case DIRECTION -> keepsDirections;
            case MARK_AT_START -> at == 0;
            case SOFT_HYPHEN -> Character.isLetter(before()) && Character.isLetter(after(length));
            case WORD_JOINER -> isVisible(before()) && isVisible(after(length));
            case ZERO_WIDTH_SPACE -> unspaced(before()) && isVisible(after(length)) || unspaced(after(length)) && isVisible(before());
            case NON_JOINER -> joins(letterBefore()) && isVisible(after(length));
            case JOINER -> joins(letterBefore()) || joins(after(length)) && !isHidden(before())
                || isEmojiPart(before()) && isEmojiBase(after(length));
            case SELECTOR -> takesSelector(before(), c);
        };
    }

    /// The kinds of characters that this class tells apart.
    private enum Kind {
        VISIBLE, BREAK, RETURN, CONTROL, TAG, SELECTOR, JOINER, NON_JOINER, ZERO_WIDTH_SPACE, WORD_JOINER, SOFT_HYPHEN, MARK_AT_START,
        DIRECTION, OVERRIDE, FILLER
    }

    private static Kind kindOf(int c) {
        if (c == '\n' || c == '\t') return Kind.BREAK;
        if (c == '\r') return Kind.RETURN;
        if (c < 0x20 || c == 0x7F) return Kind.CONTROL;
        if (c < 0xA0) return Kind.VISIBLE;
        if (c >= 0xE0000 && c <= 0xE007F) return Kind.TAG;
        if (c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF || c >= 0x180B && c <= 0x180D || c == 0x180F) return Kind.SELECTOR;
        return switch (c) {
            case 0xAD -> Kind.SOFT_HYPHEN;
            case 0x200B -> Kind.ZERO_WIDTH_SPACE;
            case 0x200C -> Kind.NON_JOINER;
            case 0x200D -> Kind.JOINER;
            case 0x2060 -> Kind.WORD_JOINER;
            case 0xFEFF -> Kind.MARK_AT_START;
            case 0x200E, 0x200F, 0x61C, 0x202A, 0x202B, 0x202C, 0x2066, 0x2067, 0x2068, 0x2069 -> Kind.DIRECTION;
            case 0x202D, 0x202E, 0x206A, 0x206B, 0x206C, 0x206D, 0x206E, 0x206F -> Kind.OVERRIDE;
            case 0x34F, 0x115F, 0x1160, 0x180E, 0x2061, 0x2062, 0x2063, 0x2064, 0x2065, 0x3164, 0xFFA0, 0xFFF9, 0xFFFA, 0xFFFB -> Kind.FILLER;
            default -> Kind.VISIBLE;
        };
    }

    /// The end of a flag spelled in tags that begins here, or 0.
    private int flagEnd() {
        var letters = new StringBuilder();
        int next = at + Character.charCount(BLACK_FLAG);
        while (next < text.length() && letters.length() <= 5) {
            int c = text.codePointAt(next);
            next += Character.charCount(c);
            if (c == CANCEL_TAG) {
                return FLAGS_IN_TAGS.contains(letters.toString()) ? next : 0;
            }
            if (c < 0xE0020 || c > 0xE007E) {
                return 0;
            }
            letters.append((char) (c - 0xE0000));
        }
        return 0;
    }

    /// The character before this one in the text as it came, or 0.
    private int before() {
        return at == 0 ? 0 : text.codePointBefore(at);
    }

    /// The character before this one and before the marks on it (vowel signs, shadda), or 0.
    private int letterBefore() {
        int next = at;
        while (next > 0) {
            int c = text.codePointBefore(next);
            if (Character.getType(c) != Character.NON_SPACING_MARK || UnicodeScript.of(c) != UnicodeScript.INHERITED) {
                return c;
            }
            next -= Character.charCount(c);
        }
        return 0;
    }

    private int after(int length) {
        return at + length >= text.length() ? 0 : text.codePointAt(at + length);
    }

    private static boolean isHidden(int c) {
        return c != 0 && kindOf(c) != Kind.VISIBLE;
    }

    private static boolean isVisible(int c) {
        return c != 0 && kindOf(c) == Kind.VISIBLE && !Character.isWhitespace(c);
    }

    private static boolean unspaced(int c) {
        return isVisible(c) && UNSPACED.contains(UnicodeScript.of(c));
    }

    private static boolean joins(int c) {
        return isVisible(c) && !UNJOINED.contains(UnicodeScript.of(c));
    }

    private static boolean isEmojiBase(int c) {
        return isVisible(c) && c > 0xFF && (Character.isExtendedPictographic(c) || Character.isEmoji(c));
    }

    private static boolean isEmojiPart(int c) {
        return c == 0xFE0F || isEmojiBase(c) || Character.isEmojiModifier(c);
    }

    /// Whether a selector after this base changes how the base is drawn: presentation of emoji and symbols, variants of ideographs,
    /// Mongolian and mathematical forms. After anything else, and after another selector, it is a carrier of hidden text.
    private static boolean takesSelector(int base, int selector) {
        if (!isVisible(base)) {
            return false;
        }
        boolean digit = base >= '0' && base <= '9' || base == '#' || base == '*';
        if (selector == 0xFE0E || selector == 0xFE0F) {
            return digit || base > 0x7F && (Character.isEmoji(base) || !Character.isLetterOrDigit(base));
        }
        if (selector >= 0x180B && selector <= 0x180F) {
            return UnicodeScript.of(base) == UnicodeScript.MONGOLIAN;
        }
        return selector >= 0xE0100
            ? Character.isIdeographic(base)
            : Character.isIdeographic(base) || UnicodeScript.of(base) == UnicodeScript.MYANMAR || Character.getType(base) == Character.MATH_SYMBOL;
    }
}
