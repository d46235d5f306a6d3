package dev.gatehouse.control.snapshot;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;

/// A public key (Ed25519) of the house's own issuer.
///
/// @param id its key id (`kid`)
/// @param spki the key as X.509 SubjectPublicKeyInfo in base64url without padding
public record LocalKey(String id, String spki) {
    private static final int RAW = 32;

    /// The key, for verifying.
    public PublicKey publicKey() {
        return PublicKeys.decode(Base64.getUrlDecoder().decode(spki));
    }

    /// The raw 32 bytes in base64url, the `x` of its JWK (RFC 8037).
    public String x() {
        byte[] encoded = Base64.getUrlDecoder().decode(spki);
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }
}
