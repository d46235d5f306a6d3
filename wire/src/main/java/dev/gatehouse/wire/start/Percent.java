package dev.gatehouse.wire.start;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-encoding of fact values (RFC 3986 §2.1): every byte of the UTF-8 form that is not plain becomes `%XX`, capitals only.
final class Percent {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:,@+";
    private static final String HEX = "0123456789ABCDEF";

    private Percent() {
    }

    static String encode(String value) {
        ByteBuffer bytes = utf8(value);
        var out = new StringBuilder(bytes.remaining());
        while (bytes.hasRemaining()) {
            int next = bytes.get() & 0xff;
            if (PLAIN.indexOf(next) >= 0) {
                out.append((char) next);
            } else {
                out.append('%').append(HEX.charAt(next >> 4)).append(HEX.charAt(next & 15));
            }
        }
        return out.toString();
    }

    static String decode(String text) {
        ByteBuffer out = ByteBuffer.allocate(text.length());
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '%' && at + 2 < text.length()) {
                out.put((byte) (digit(text.charAt(at + 1)) << 4 | digit(text.charAt(at + 2))));
                at += 2;
            } else if (PLAIN.indexOf(next) >= 0) {
                out.put((byte) next);
            } else {
                throw new IllegalArgumentException("a start fact's value is not percent-encoded");
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException bad) {
            throw new IllegalArgumentException("a start fact's value is not UTF-8", bad);
        }
    }

    private static ByteBuffer utf8(String value) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
        } catch (CharacterCodingException bad) {
            throw new IllegalArgumentException("a start fact's value is not text", bad);
        }
    }

    private static int digit(char c) {
        int digit = HEX.indexOf(c);
        if (digit < 0) {
            throw new IllegalArgumentException("a start fact's value is not percent-encoded");
        }
        return digit;
    }
}
