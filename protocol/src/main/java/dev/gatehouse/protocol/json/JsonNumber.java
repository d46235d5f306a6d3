package dev.gatehouse.protocol.json;

import java.math.BigDecimal;
import java.util.OptionalLong;

/// A JSON number in the spelling it was read with: `1.10` stays `1.10`.
public final class JsonNumber implements Json {

    private final byte[] source;
    private final int from;
    private final int to;

    JsonNumber(byte[] source, int from, int to) {
        this.source = source;
        this.from = from;
        this.to = to;
    }

    /// A new integer.
    public static JsonNumber of(long value) {
        byte[] text = Ascii.bytes(Long.toString(value));
        return new JsonNumber(text, 0, text.length);
    }

    /// The spelling: ASCII, at most 1,000 characters.
    public String text() {
        return Ascii.text(source, from, to);
    }

    /// Whether it is spelt as an integer: no fraction and no exponent. `1.0` is not.
    public boolean isInteger() {
        for (int at = from; at < to; at++) {
            byte unit = source[at];
            if (unit == '.' || unit == 'e' || unit == 'E') return false;
        }
        return true;
    }

    /// The value when it is spelt as an integer and fits 64 bits.
    public OptionalLong asLong() {
        if (!isInteger() || to - from > 20) return OptionalLong.empty();
        try {
            return OptionalLong.of(Long.parseLong(text()));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }

    /// The nearest binary64 number.
    public double asDouble() {
        return Double.parseDouble(text());
    }

    /// The decimal value. A carried number may have a huge exponent: never expand it (`toBigInteger`, `toPlainString`) unchecked.
    public BigDecimal decimal() {
        return new BigDecimal(text());
    }

    /// The same value with bytes of its own, so that whoever keeps it does not keep the whole document.
    public JsonNumber detached() {
        return new JsonNumber(bytes(), 0, to - from);
    }

    @Override
    public int byteLength() {
        return to - from;
    }

    @Override
    public int writeTo(byte[] target, int at) {
        System.arraycopy(source, from, target, at, to - from);
        return at + to - from;
    }

    @Override
    public String toString() {
        return "JsonNumber";
    }
}
