package dev.gatehouse.protocol.json;

import dev.gatehouse.protocol.json.Malformed.Reason;
import java.nio.charset.StandardCharsets;

/// The inside of JSON strings: escapes read, checked and written (RFC 8259 §7).
final class Escapes {

    private Escapes() {}

    /// Refuses escapes that are half of a surrogate pair. Raw bytes cannot hold one: the byte guard ran first.
    static void requirePairs(byte[] source, int from, int to) throws Malformed {
        for (int at = from; at < to; at++) {
            if (source[at] != '\\') continue;
            at++;
            if (at >= to || source[at] != 'u') continue;
            int unit = unit(source, at + 1, to);
            at += 4;
            if (!Character.isSurrogate((char) unit)) continue;
            if (Character.isLowSurrogate((char) unit)) throw new Malformed(Reason.LONE_SURROGATE);
            if (at + 2 >= to || source[at + 1] != '\\' || source[at + 2] != 'u') throw new Malformed(Reason.LONE_SURROGATE);
            if (!Character.isLowSurrogate((char) unit(source, at + 3, to))) throw new Malformed(Reason.LONE_SURROGATE);
            at += 6;
        }
    }

    private static int unit(byte[] source, int from, int to) throws Malformed {
        if (from + 4 > to) throw new Malformed(Reason.NOT_JSON);
        int unit = 0;
        for (int at = from; at < from + 4; at++) {
            int digit = source[at] < 0 ? -1 : Character.digit(source[at], 16);
            if (digit < 0) throw new Malformed(Reason.NOT_JSON);
            unit = unit << 4 | digit;
        }
        return unit;
    }

    /// Decodes the inside of a string that the reader accepted.
    static String decode(byte[] source, int from, int to, boolean escaped) {
        if (!escaped) return new String(source, from, to - from, StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(to - from);
        int start = from;
        for (int at = from; at < to; at++) {
            if (source[at] != '\\') continue;
            text.append(new String(source, start, at - start, StandardCharsets.UTF_8));
            at++;
            if (source[at] == 'u') {
                text.append((char) Integer.parseInt(Ascii.text(source, at + 1, at + 5), 16));
                at += 4;
            } else {
                text.append(meaning(source[at]));
            }
            start = at + 1;
        }
        return text.append(new String(source, start, to - start, StandardCharsets.UTF_8)).toString();
    }

    private static char meaning(byte escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) escape;
        };
    }

    /// Writes a string token with its quotes, escaping only what must be.
    ///
    /// @throws IllegalArgumentException when the text holds half a surrogate pair
    static byte[] encode(String text) {
        if (!isWellFormed(text)) throw new IllegalArgumentException("half a surrogate pair");
        StringBuilder token = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) append(token, text.charAt(at));
        return token.append('"').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder token, char unit) {
        switch (unit) {
            case '"' -> token.append("\\\"");
            case '\\' -> token.append("\\\\");
            case '\n' -> token.append("\\n");
            case '\r' -> token.append("\\r");
            case '\t' -> token.append("\\t");
            default -> {
                if (unit < 0x20) token.append("\\u00").append(Character.forDigit(unit >> 4, 16)).append(Character.forDigit(unit & 15, 16));
                else token.append(unit);
            }
        }
    }

    static boolean isWellFormed(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (!Character.isSurrogate(unit)) continue;
            if (Character.isLowSurrogate(unit) || at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))) return false;
            at++;
        }
        return true;
    }
}
