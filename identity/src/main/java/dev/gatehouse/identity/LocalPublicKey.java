package dev.gatehouse.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// The public half of the key that signs local tokens, as settings carry it to the gate.
///
/// Its id is computed and never claimed: the JWK thumbprint of RFC 7638, so no two keys can share one.
public final class LocalPublicKey {
    private final String text;
    private final String id;
    private final VerifyingKey verifying;

    private LocalPublicKey(ECPublicKey key) {
        try {
            ECKey jwk = new ECKey.Builder(Curve.P_256, key).build();
            this.text = Base64.getEncoder().encodeToString(key.getEncoded());
            this.id = jwk.computeThumbprint().toString();
            this.verifying = VerifyingKey.of(key);
        } catch (JOSEException | Malformed _) {
            throw new IllegalArgumentException("not a P-256 public key");
        }
    }

    /// Reads what [#text()] wrote. Anything but a P-256 public key is refused.
    public static LocalPublicKey of(String text) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(text));
            return of((ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec));
        } catch (GeneralSecurityException | ClassCastException | IllegalStateException _) {
            throw new IllegalArgumentException("not a P-256 public key");
        }
    }

    static LocalPublicKey of(ECPublicKey key) {
        if (!Curve.P_256.equals(Curve.forECParameterSpec(key.getParams()))) {
            throw new IllegalArgumentException("not a P-256 public key");
        }
        return new LocalPublicKey(key);
    }

    /// The key id that tokens carry.
    public String id() {
        return id;
    }

    /// The key in X.509 form and base64, on one line.
    public String text() {
        return text;
    }

    VerifyingKey verifying() {
        return verifying;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocalPublicKey key && key.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
