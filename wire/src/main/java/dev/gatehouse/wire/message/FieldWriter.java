package dev.gatehouse.wire.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/// Writes fields one after another. What cannot be read back is not written: an over-limit or broken text is refused here.
final class FieldWriter {
    private byte[] bytes;
    private int length;

    FieldWriter(byte[] start) {
        bytes = start;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    void u8(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    void u16(int value) {
        u8(value >>> 8);
        u8(value);
    }

    void u32(int value) {
        u16(value >>> 16);
        u16(value);
    }

    void u64(long value) {
        u32((int) (value >>> 32));
        u32((int) value);
    }

    void text(String value, int limit) {
        int chars = value.length();
        refuseOver(chars, limit);
        room(4 + chars);
        int start = length + 4;
        for (int i = 0; i < chars; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                bytes(utf8(value), limit);
                return;
            }
            bytes[start + i] = (byte) c;
        }
        u32(chars);
        length += chars;
    }

    void bytes(byte[] value, int limit) {
        bytes(value, 0, value.length, limit);
    }

    void bytes(byte[] value, int offset, int count, int limit) {
        refuseOver(count, limit);
        u32(count);
        rest(value, offset, count);
    }

    /// Bytes up to the end of the payload, which needs no length of its own.
    void rest(byte[] value, int offset, int count) {
        room(count);
        System.arraycopy(value, offset, bytes, length, count);
        length += count;
    }

    <T> void list(List<T> values, int limit, BiConsumer<FieldWriter, T> each) {
        refuseOver(values.size(), limit);
        u16(values.size());
        for (T value : values) {
            each.accept(this, value);
        }
    }

    private static byte[] utf8(String value) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            return Arrays.copyOf(encoded.array(), encoded.limit());
        } catch (CharacterCodingException bad) {
            throw new IllegalArgumentException("a text with a lone surrogate cannot cross", bad);
        }
    }

    private static void refuseOver(int size, int limit) {
        if (size > limit) {
            throw new IllegalArgumentException(size + " is over the field's limit of " + limit);
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
