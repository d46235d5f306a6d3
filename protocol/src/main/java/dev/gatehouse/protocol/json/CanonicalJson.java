package dev.gatehouse.protocol.json;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/// The one form of a JSON value in bytes (RFC 8785, JCS): values that mean the same have the same bytes, so that a digest can stand for them.
///
/// Names are sorted by their UTF-16 units, nothing is between tokens, strings have the shortest escapes, numbers are written as ECMAScript
/// writes binary64. Held by `CanonicalJsonTest` with the numbers of the RFC's appendix B.
public final class CanonicalJson {
    /// Up to here ECMAScript writes a whole number without an exponent (ECMA-262, Number::toString).
    private static final int LARGEST_PLAIN = 21;
    private static final int SMALLEST_PLAIN = -6;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private CanonicalJson() {}

    /// The canonical bytes of a value.
    ///
    /// @throws Malformed where a number is not exact in binary64, so that two different ones could have the same form
    public static byte[] of(Json value) throws Malformed {
        var canonical = new CanonicalJson();
        canonical.write(value);
        return canonical.out.toByteArray();
    }

    /// What stands for a value: SHA-256 of its canonical bytes, in hexadecimal.
    public static String digest(byte[] canonical) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException everyRuntimeHasIt) {
            throw new IllegalStateException(everyRuntimeHasIt);
        }
    }

    private void write(Json value) throws Malformed {
        switch (value) {
            case JsonObject object -> members(object);
            case JsonArray array -> elements(array);
            case JsonString string -> out.writeBytes(Escapes.encode(string.value()));
            case JsonNumber number -> text(number(number));
            case JsonBoolean _, JsonNull _ -> out.writeBytes(value.bytes());
        }
    }

    private void members(JsonObject object) throws Malformed {
        List<JsonObject.Member> sorted = object.members().stream().sorted(Comparator.comparing(JsonObject.Member::name)).toList();
        text("{");
        for (Iterator<JsonObject.Member> each = sorted.iterator(); each.hasNext();) {
            JsonObject.Member member = each.next();
            out.writeBytes(Escapes.encode(member.name()));
            text(":");
            write(member.value());
            text(each.hasNext() ? "," : "");
        }
        text("}");
    }

    private void elements(JsonArray array) throws Malformed {
        text("[");
        for (Iterator<Json> each = array.values().iterator(); each.hasNext();) {
            write(each.next());
            text(each.hasNext() ? "," : "");
        }
        text("]");
    }

    private void text(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static String number(JsonNumber number) throws Malformed {
        byte[] spelling = number.bytes();
        ExactNumbers.require(spelling, 0, spelling.length);
        return number(number.asDouble());
    }

    /// ECMA-262, Number::toString with radix 10.
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + placed(digits, point);
    }

    /// The fewest digits that read back as this number. The JDK writes two where one would do.
    private static BigDecimal shortest(double value) {
        BigDecimal written = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal shorter = written.round(new MathContext(1)).stripTrailingZeros();
        return written.precision() == 2 && shorter.doubleValue() == value ? shorter : written;
    }

    /// @param point where the decimal point stands, counted from the first digit
    private static String placed(String digits, int point) {
        int length = digits.length();
        if (point > LARGEST_PLAIN || point <= SMALLEST_PLAIN) {
            int exponent = point - 1;
            return digits.charAt(0) + (length > 1 ? "." + digits.substring(1) : "") + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return point >= length ? digits + "0".repeat(point - length) : digits.substring(0, point) + "." + digits.substring(point);
    }
}
