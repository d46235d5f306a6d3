package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A bearer token on its way through one judgement. Has no `toString`, is no record, and is wiped when judged.
///
/// The header's own text cannot be wiped by us; it goes when its request does.
final class Token implements AutoCloseable {
    private static final String SCHEME = "Bearer ";
    private final byte[] bytes;

    private Token(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The token of the one `Authorization` header: `Bearer`, one space, `token68` (RFC 6750 §2.1, RFC 9110 §11.2).
    static Token from(List<String> headers, int mostBytes) throws Refused {
        if (headers.isEmpty()) {
            throw Refused.because(Code.TOKEN_MISSING, "no Authorization header");
        }
        if (headers.size() > 1) {
            throw Refused.because(Code.TOKEN_MALFORMED, "more than one Authorization header");
        }
        return from(headers.getFirst(), mostBytes);
    }

    private static Token from(String header, int mostBytes) throws Refused {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Refused.because(Code.TOKEN_MALFORMED, "the scheme is not Bearer");
        }
        if (header.length() - SCHEME.length() > mostBytes) {
            throw Refused.because(Code.TOKEN_MALFORMED, "longer than " + mostBytes + " bytes");
        }
        if (!isToken68(header, SCHEME.length())) {
            throw Refused.because(Code.TOKEN_MALFORMED, "not token68");
        }
        return new Token(header.substring(SCHEME.length()).getBytes(StandardCharsets.US_ASCII));
    }

    Fingerprint fingerprint() {
        return Fingerprint.of(bytes);
    }

    /// The characters themselves, for as long as this token is open. Whoever keeps them makes a copy, and should not.
    byte[] lend() {
        return bytes;
    }

    /// Whether this is, or pretends to be, a JOSE compact serialization: three parts, or a first part that begins a JSON object.
    /// Such a token is never sent to an introspection endpoint.
    boolean looksSigned() {
        return dots() == 2 || bytes.length > 3 && bytes[0] == 'e' && bytes[1] == 'y' && bytes[2] == 'J';
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    private int dots() {
        int dots = 0;
        for (byte each : bytes) {
            dots += each == '.' ? 1 : 0;
        }
        return dots;
    }

    private static boolean isToken68(String text, int from) {
        int end = text.length();
        while (end > from && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int at = from; at < end; at++) {
            if (!isToken68(text.charAt(at))) {
                return false;
            }
        }
        return end > from;
    }

    private static boolean isToken68(char each) {
        return each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9' || "-._~+/".indexOf(each) >= 0;
    }
}
