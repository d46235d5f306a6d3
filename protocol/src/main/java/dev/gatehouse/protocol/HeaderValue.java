package dev.gatehouse.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Text as an HTTP field value: plain where that is safe, else `=?base64?…?=` (MCP 2026-07-28, Value Encoding). The wrapper is exact
/// in case; what does not have its exact form is a literal.
public final class HeaderValue {

    private static final String BEFORE = "=?base64?";
    private static final String AFTER = "?=";

    private HeaderValue() {}

    /// The text that a field value means, or empty when it is malformed.
    public static Optional<String> decode(String field) {
        String value = trim(field);
        if (!isFieldValue(value)) return Optional.empty();
        return isWrapped(value) ? unwrap(value.substring(BEFORE.length(), value.length() - AFTER.length())) : Optional.of(value);
    }

    /// The text as a field value. An empty one and one with tabs are wrapped as well: on the way a field of nothing may be left out, and a
    /// tab become a space.
    public static String encode(String text) {
        boolean plain = !text.isEmpty() && isFieldValue(text) && text.indexOf('\t') < 0 && trim(text).equals(text) && !isWrapped(text);
        return plain ? text : BEFORE + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + AFTER;
    }

    /// Without the white space around it: spaces and tabs, nothing else (RFC 9110 §5.5).
    static String trim(String field) {
        int from = 0;
        int to = field.length();
        while (from < to && isBlank(field.charAt(from))) from++;
        while (to > from && isBlank(field.charAt(to - 1))) to--;
        return field.substring(from, to);
    }

    private static boolean isBlank(char unit) {
        return unit == ' ' || unit == '\t';
    }

    static boolean isFieldValue(String value) {
        return value.chars().allMatch(unit -> unit >= 0x20 && unit <= 0x7E || unit == '\t');
    }

    private static boolean isWrapped(String value) {
        return value.length() >= BEFORE.length() + AFTER.length() && value.startsWith(BEFORE) && value.endsWith(AFTER);
    }

    /// Only the one canonical spelling is taken: two spellings of one value are two ways past a filter.
    private static Optional<String> unwrap(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) return Optional.empty();
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
