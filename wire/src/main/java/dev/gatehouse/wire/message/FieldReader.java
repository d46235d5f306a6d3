package dev.gatehouse.wire.message;

import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.WireViolation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads fields one after another. Each length is held against the field's limit *and* what is left before anything is allocated.
final class FieldReader {
    private final ByteBuffer in;
    private final Kind kind;

    FieldReader(Kind kind, ByteBuffer payload) {
        this.kind = kind;
        this.in = payload;
    }

    /// Reads one element of a list.
    interface Element<T> {
        T read(FieldReader in) throws WireViolation;
    }

    int u8() throws WireViolation {
        need(1);
        return in.get() & 0xff;
    }

    int u16() throws WireViolation {
        need(2);
        return in.getShort() & 0xffff;
    }

    long u32() throws WireViolation {
        need(4);
        return in.getInt() & 0xffff_ffffL;
    }

    /// A `u32` of at most `limit`, which fits an `int`.
    int u32(int limit) throws WireViolation {
        long value = u32();
        if (value > limit) {
            throw broken(Rule.OVER_LIMIT);
        }
        return (int) value;
    }

    long u64() throws WireViolation {
        need(8);
        return in.getLong();
    }

    String text(int limit) throws WireViolation {
        byte[] bytes = bytes(limit);
        for (byte b : bytes) {
            if (b < 0) {
                return decode(bytes);
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    byte[] bytes(int limit) throws WireViolation {
        int length = u32(limit);
        need(length);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    byte[] rest() {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return bytes;
    }

    <E extends Enum<E> & Coded> E coded(E[] values) throws WireViolation {
        int code = u8();
        for (E value : values) {
            if (value.code() == code) {
                return value;
            }
        }
        throw broken(Rule.UNKNOWN_VALUE);
    }

    <T> List<T> list(int limit, Element<T> element) throws WireViolation {
        int count = u16();
        if (count > limit) {
            throw broken(Rule.OVER_LIMIT);
        }
        List<T> values = new ArrayList<>(Math.min(count, in.remaining()));
        for (int i = 0; i < count; i++) {
            values.add(element.read(this));
        }
        return values;
    }

    void end() throws WireViolation {
        if (in.hasRemaining()) {
            throw broken(Rule.TRAILING_BYTES);
        }
    }

    private void need(int bytes) throws WireViolation {
        if (in.remaining() < bytes) {
            throw broken(Rule.CUT_SHORT);
        }
    }

    private WireViolation broken(Rule rule) {
        return new WireViolation(rule, "in a field of " + kind);
    }

    private String decode(byte[] bytes) throws WireViolation {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException bad) {
            throw broken(Rule.BAD_TEXT);
        }
    }
}
