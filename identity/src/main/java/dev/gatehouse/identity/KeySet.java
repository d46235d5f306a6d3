package dev.gatehouse.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An issuer's signing keys, read from a JWK set (RFC 7517) under limits.
///
/// A set that is too large, not strict JSON, or names two usable keys alike is refused as a whole. A single key that cannot be used
/// (another type, `use: enc`, RSA below 2048 bits, a point off its curve, a private part left in) is left out.
final class KeySet {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_KEYS = 64;
    private static final int MOST_RSA_BITS = 8192;
    private static final int MOST_EXPONENT_BITS = 33;
    private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);

    private final Map<String, VerifyingKey> keys;

    private KeySet(Map<String, VerifyingKey> keys) {
        this.keys = keys;
    }

    static KeySet read(byte[] json) throws Malformed {
        if (json.length > MOST_BYTES) {
            throw new Malformed("the key set is larger than " + MOST_BYTES + " bytes");
        }
        var keys = new HashMap<String, VerifyingKey>();
        for (Claims jwk : Claims.read(json).objects("keys", MOST_KEYS)) {
            Optional<VerifyingKey> key = usable(jwk);
            if (key.isPresent() && keys.put(jwk.requiredText("kid"), key.get()) != null) {
                throw new Malformed("two keys share a kid");
            }
        }
        return new KeySet(Map.copyOf(keys));
    }

    Optional<VerifyingKey> named(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    private static Optional<VerifyingKey> usable(Claims jwk) {
        try {
            return mayVerify(jwk) ? Optional.of(bound(jwk, key(jwk))) : Optional.empty();
        } catch (Malformed | JOSEException | IllegalArgumentException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    private static boolean mayVerify(Claims jwk) throws Malformed {
        return SignedTokens.isKeyId(jwk.requiredText("kid"))
                && jwk.text("use").orElse("sig").equals("sig")
                && (!jwk.has("key_ops") || jwk.texts("key_ops").contains("verify"))
                && !jwk.has("d")
                && !jwk.has("k");
    }

    private static VerifyingKey bound(Claims jwk, VerifyingKey key) throws Malformed {
        Optional<String> alg = jwk.text("alg");
        return alg.isEmpty() ? key : key.only(Algorithm.named(alg.get()).orElseThrow(() -> new Malformed("an alg that is not ours")));
    }

    private static VerifyingKey key(Claims jwk) throws Malformed, JOSEException {
        return switch (jwk.requiredText("kty")) {
            case "RSA" -> rsa(jwk);
            case "EC" -> ec(jwk);
            default -> throw new Malformed("a key type that is not ours");
        };
    }

    private static VerifyingKey rsa(Claims jwk) throws Malformed, JOSEException {
        RSAPublicKey key = new RSAKey.Builder(number(jwk, "n"), number(jwk, "e")).build().toRSAPublicKey();
        int bits = key.getModulus().bitLength();
        var exponent = key.getPublicExponent();
        boolean odd = exponent.testBit(0) && exponent.bitLength() > 1 && exponent.bitLength() <= MOST_EXPONENT_BITS;
        if (bits < 2048 || bits > MOST_RSA_BITS || !odd) {
            throw new Malformed("an RSA key out of measure");
        }
        return VerifyingKey.of(key);
    }

    /// The builder refuses a point that is not on the curve (invalid-curve attack, CVE-2017-16007).
    private static VerifyingKey ec(Claims jwk) throws Malformed, JOSEException {
        Curve curve = Curve.parse(jwk.requiredText("crv"));
        if (!CURVES.contains(curve)) {
            throw new Malformed("a curve that is not ours");
        }
        return VerifyingKey.of(new ECKey.Builder(curve, number(jwk, "x"), number(jwk, "y")).build().toECPublicKey());
    }

    private static Base64URL number(Claims jwk, String name) throws Malformed {
        String text = jwk.requiredText(name);
        if (!text.matches("[A-Za-z0-9_-]{1,2048}")) {
            throw new Malformed(name + " is not base64url");
        }
        return new Base64URL(text);
    }
}
