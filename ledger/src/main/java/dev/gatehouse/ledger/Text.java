package dev.gatehouse.ledger;

/// Makes text from outside safe to keep: one line, bounded, valid UTF-8, nothing that a terminal or an editor would obey.
///
/// The ranges are fixed numbers and not Unicode categories: a ledger reads the same under every later Unicode version.
final class Text {
    static final int WORD = 64;
    static final int NAME = 128;
    static final int TARGET = 256;
    static final int DETAIL = 512;

    private static final int REPLACEMENT = 0xFFFD;
    private static final char CUT = '…';
    private static final int CUT_BYTES = 3;

    private Text() {}

    /// Replaces what must not be kept with U+FFFD and cuts to `limit` bytes as written in a line. Doing it twice changes nothing.
    static String plain(String value, int limit) {
        return isPlainAscii(value, limit) ? value : rewritten(value, limit);
    }

    /// Accepts a call id: 1 to 64 letters, digits, `_` or `-`.
    static String callId(String value) {
        if (value.isEmpty() || value.length() > WORD) throw new IllegalArgumentException("call id of " + value.length() + " characters");
        for (int i = 0; i < value.length(); i++) if (!isIdCharacter(value.charAt(i))) throw new IllegalArgumentException("call id with a foreign character");
        return value;
    }

    /// Keeps a number within what every JSON reader holds exactly: 0 to 2^53 - 1.
    static long count(long value) {
        return Math.clamp(value, 0L, (1L << 53) - 1);
    }

    private static boolean isIdCharacter(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '_';
    }

    private static boolean isPlainAscii(String value, int limit) {
        if (value.length() > limit) return false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') return false;
        }
        return true;
    }

    private static String rewritten(String value, int limit) {
        var kept = new StringBuilder(Math.min(value.length(), limit));
        int bytes = 0;
        int cutAt = 0;
        for (int i = 0; i < value.length(); ) {
            int read = value.codePointAt(i);
            int point = isKept(read) ? read : REPLACEMENT;
            bytes += written(point);
            if (bytes > limit) return kept.delete(cutAt, kept.length()).append(CUT).toString();
            kept.appendCodePoint(point);
            if (bytes <= limit - CUT_BYTES) cutAt = kept.length();
            i += Character.charCount(read);
        }
        return kept.toString();
    }

    private static int written(int point) {
        if (point == '"' || point == '\\') return 2;
        if (point < 0x80) return 1;
        if (point < 0x800) return 2;
        return point < 0x10000 ? 3 : 4;
    }

    private static boolean isKept(int point) {
        if (point < 0x7F) return point >= ' ';
        if (point < 0xAD) return point >= 0xA0;
        return !isInvisible(point) && !isPrivateOrNone(point);
    }

    private static boolean isInvisible(int point) {
        return point == 0xAD || point == 0x61C || point == 0x180E
            || point >= 0x200B && point <= 0x200F || point >= 0x2028 && point <= 0x202E || point >= 0x2060 && point <= 0x206F
            || point >= 0xFE00 && point <= 0xFE0F || point == 0xFEFF || point >= 0xFFF9 && point <= 0xFFFB
            || point >= 0xE0000 && point <= 0xE0FFF;
    }

    private static boolean isPrivateOrNone(int point) {
        return point >= 0xD800 && point <= 0xF8FF || (point & 0xFFFE) == 0xFFFE || point >= 0xF0000;
    }
}
