package dev.gatehouse.egress;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The value of one `Authorization` header, handed to one request explicitly; there is no other way to send one.
///
/// It has no text form. The characters handed in stay the caller's to wipe.
public final class Authorization {
    private final String field;

    private Authorization(String field) {
        this.field = field;
    }

    /// A bearer token (RFC 6750); anything outside its alphabet is refused, so that no header can be smuggled in.
    public static Authorization bearer(char[] token) {
        var text = new String(token);
        if (!text.matches("[A-Za-z0-9._~+/-]+=*")) {
            throw new IllegalArgumentException("not the alphabet of a bearer token");
        }
        return new Authorization("Bearer " + text);
    }

    /// Client credentials (RFC 6749 §2.3.1): id and secret, each form-encoded first.
    public static Authorization basic(String id, char[] secret) {
        var pair = form(id) + ":" + form(new String(secret));
        return new Authorization("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static String form(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String field() {
        return field;
    }

    @Override
    public String toString() {
        return "Authorization[]";
    }
}
