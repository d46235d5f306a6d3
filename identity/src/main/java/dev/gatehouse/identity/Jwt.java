package dev.gatehouse.identity;

import com.nimbusds.jose.util.Base64URL;
import java.util.Arrays;
import java.util.Base64;

/// A JWT taken apart (RFC 7515 §7.1) and not yet believed.
///
/// Every part is base64url in its one canonical spelling: no padding, no foreign characters, zero bits at the end. Otherwise
/// one signature would have many texts, and a revoked text a living twin.
final class Jwt {
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Claims header;
    private final Claims claims;
    private final byte[] signed;
    private final byte[] signature;

    private Jwt(Claims header, Claims claims, byte[] signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    static Jwt read(byte[] token) throws Malformed {
        int first = dot(token, 0);
        int second = dot(token, first + 1);
        byte[] signature = decode(token, second + 1, token.length);
        Claims header = Claims.read(decode(token, 0, first));
        Claims claims = Claims.read(decode(token, first + 1, second));
        return new Jwt(header, claims, Arrays.copyOf(token, second), signature);
    }

    Claims header() {
        return header;
    }

    Claims claims() {
        return claims;
    }

    /// Whether this key made the signature with this algorithm.
    boolean isSignedBy(VerifyingKey key, Algorithm algorithm) {
        return key.verifies(algorithm, signed, Base64URL.encode(signature));
    }

    private static int dot(byte[] token, int from) throws Malformed {
        for (int at = from; at < token.length; at++) {
            if (token[at] == '.') {
                return at;
            }
        }
        throw new Malformed("not three parts");
    }

    /// A further dot is not of the alphabet, so five parts (JWE) and four end here.
    private static byte[] decode(byte[] token, int from, int to) throws Malformed {
        byte[] part = Arrays.copyOfRange(token, from, to);
        try {
            byte[] decoded = DECODER.decode(part);
            if (part.length == 0 || !Arrays.equals(ENCODER.encode(decoded), part)) {
                throw new Malformed("an empty part, or not canonical base64url");
            }
            return decoded;
        } catch (IllegalArgumentException _) {
            throw new Malformed("not base64url");
        }
    }
}
