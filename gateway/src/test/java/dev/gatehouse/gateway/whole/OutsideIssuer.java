package dev.gatehouse.gateway.whole;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/// An issuer outside the house, with a key of its own. It signs whatever it is told to.
final class OutsideIssuer {
    static final String URL = "https://id.example.com";
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;

    OutsideIssuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    String keySet() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"one\",\"alg\":\"ES256\",\"x\":\"" + number(point.getAffineX().toByteArray())
            + "\",\"y\":\"" + number(point.getAffineY().toByteArray()) + "\"}]}";
    }

    private static String number(byte[] bytes) {
        byte[] padded = new byte[32];
        byte[] digits = bytes.length > 32 ? Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length) : bytes;
        System.arraycopy(digits, 0, padded, 32 - digits.length, digits.length);
        return TEXT.encodeToString(padded);
    }

    /// A good token, but for what `more` puts behind its claims and what it says of its moments.
    String token(String subject, String audience, long fromNow, String more) {
        long now = Instant.now().getEpochSecond();
        return signed("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"one\"}", "{\"iss\":\"" + URL + "\",\"sub\":\"" + subject + "\",\"aud\":\"" + audience
            + "\",\"iat\":" + (now + fromNow - 600) + ",\"exp\":" + (now + fromNow) + more + "}");
    }

    String signed(String header, String claims) {
        String input = text(header) + "." + text(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + TEXT.encodeToString(signature.sign());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static String text(String json) {
        return TEXT.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
