package dev.gatehouse.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

/// Writes canonical JSON members into one reused byte array. Texts must have passed [Text#plain].
///
/// Canonical means: no whitespace, members in written order, only `"` and `\` escaped, everything else as raw UTF-8.
final class LineBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    byte[] bytes = new byte[32 * 1024];
    int length;

    private long cachedSecond = Long.MIN_VALUE;
    private byte[] cachedText;

    void clear() {
        length = 0;
    }

    /// Adds text that is part of the format itself.
    void raw(String ascii) {
        int count = ascii.length();
        room(count);
        for (int i = 0; i < count; i++) bytes[length++] = (byte) ascii.charAt(i);
    }

    /// Adds `,"name":"value"`, where `name` comes with its punctuation.
    void text(String name, String value) {
        raw(name);
        room(value.length() * 3 + 1);
        for (int i = 0; i < value.length(); i++) i = character(value, i);
        bytes[length++] = '"';
    }

    void number(String name, long value) {
        raw(name);
        raw(Long.toString(value));
    }

    void flag(String name, boolean value) {
        raw(name);
        raw(value ? "true" : "false");
    }

    /// Adds a time as `2026-11-24T20:27:38.123Z` and the closing quote.
    void time(String name, long millis) {
        raw(name);
        long second = Math.floorDiv(millis, 1000L);
        if (second != cachedSecond) cache(second);
        room(cachedText.length + 6);
        System.arraycopy(cachedText, 0, bytes, length, cachedText.length);
        length += cachedText.length;
        int rest = (int) Math.floorMod(millis, 1000L);
        bytes[length++] = '.';
        bytes[length++] = (byte) ('0' + rest / 100);
        bytes[length++] = (byte) ('0' + rest / 10 % 10);
        bytes[length++] = (byte) ('0' + rest % 10);
        bytes[length++] = 'Z';
        bytes[length++] = '"';
    }

    void hex(byte[] value) {
        room(value.length * 2);
        for (byte b : value) {
            bytes[length++] = HEX[(b >> 4) & 15];
            bytes[length++] = HEX[b & 15];
        }
    }

    private int character(String value, int at) {
        char c = value.charAt(at);
        if (c < 0x80) {
            if (c == '"' || c == '\\') bytes[length++] = '\\';
            bytes[length++] = (byte) c;
            return at;
        }
        int point = value.codePointAt(at);
        if (point < 0x800) {
            bytes[length++] = (byte) (0xC0 | point >> 6);
        } else if (point < 0x10000) {
            bytes[length++] = (byte) (0xE0 | point >> 12);
            bytes[length++] = (byte) (0x80 | point >> 6 & 63);
        } else {
            bytes[length++] = (byte) (0xF0 | point >> 18);
            bytes[length++] = (byte) (0x80 | point >> 12 & 63);
            bytes[length++] = (byte) (0x80 | point >> 6 & 63);
        }
        bytes[length++] = (byte) (0x80 | point & 63);
        return at + Character.charCount(point) - 1;
    }

    private void cache(long second) {
        String text = Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
        cachedText = (text.length() == 16 ? text + ":00" : text).getBytes(StandardCharsets.US_ASCII);
        cachedSecond = second;
    }

    private void room(int more) {
        if (length + more > bytes.length) bytes = java.util.Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
}
