package dev.gatehouse.protocol.json;

import java.nio.charset.StandardCharsets;

/// Bytes of ASCII text, and what counts as printable.
final class Ascii {

    private Ascii() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static String text(byte[] source, int from, int to) {
        return new String(source, from, to - from, StandardCharsets.US_ASCII);
    }

    static int write(String text, byte[] target, int at) {
        byte[] bytes = bytes(text);
        System.arraycopy(bytes, 0, target, at, bytes.length);
        return at + bytes.length;
    }

    static boolean isPrintable(String text) {
        return text.chars().allMatch(unit -> unit >= 0x20 && unit <= 0x7E);
    }
}
