package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;
import java.util.Optional;

/// One header field. A name that is no token and a value with a control character are refused: no line break crosses the wire
/// inside a header, whichever side made the mistake (RFC 9110 §5.5).
///
/// @param name a token, at most 128 bytes
/// @param value without control characters other than tab, at most 8 KiB
public record Header(String name, String value) {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    /// Refuses what is no header.
    public Header {
        Range.require(!name.isEmpty() && name.chars().allMatch(Header::isToken), "a header's name is a token");
        Range.require(value.chars().allMatch(c -> c >= ' ' && c != 0x7f || c == '\t'), "a header's value has no control characters");
    }

    private static boolean isToken(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || TOKEN_MARKS.indexOf(c) >= 0;
    }

    static Header read(FieldReader in) throws WireViolation {
        return new Header(in.text(Limits.HEADER_NAME), in.text(Limits.HEADER_VALUE));
    }

    static void write(FieldWriter out, Header header) {
        out.text(header.name, Limits.HEADER_NAME);
        out.text(header.value, Limits.HEADER_VALUE);
    }

    static Optional<String> readOptional(FieldReader in) throws WireViolation {
        return Optional.of(in.text(Limits.ID)).filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "Header[" + name + "]";
    }
}
