package dev.gatehouse.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.EnumSet;
import java.util.Set;

/// A public key and the algorithms that it may be used with, which the key decides and not the token (RFC 8725 §3.1).
final class VerifyingKey {
    private final JWSVerifier verifier;
    private final Set<Algorithm> algorithms;

    private VerifyingKey(JWSVerifier verifier, Set<Algorithm> algorithms) {
        this.verifier = verifier;
        this.algorithms = algorithms;
    }

    static VerifyingKey of(RSAPublicKey key) {
        return new VerifyingKey(new RSASSAVerifier(key), family("RSA"));
    }

    static VerifyingKey of(ECPublicKey key) throws Malformed {
        try {
            return new VerifyingKey(new ECDSAVerifier(key), family(Curve.forECParameterSpec(key.getParams()).getName()));
        } catch (JOSEException _) {
            throw new Malformed("a curve that is not ours");
        }
    }

    /// This key for one algorithm alone.
    VerifyingKey only(Algorithm algorithm) throws Malformed {
        if (!algorithms.contains(algorithm)) {
            throw new Malformed("the key's alg does not fit the key");
        }
        return new VerifyingKey(verifier, EnumSet.of(algorithm));
    }

    boolean verifies(Algorithm algorithm, byte[] signed, Base64URL signature) {
        try {
            return algorithms.contains(algorithm) && verifier.verify(new JWSHeader(algorithm.jws()), signed, signature);
        } catch (JOSEException _) {
            return false;
        }
    }

    private static Set<Algorithm> family(String family) {
        var fitting = EnumSet.noneOf(Algorithm.class);
        for (Algorithm algorithm : Algorithm.values()) {
            if (algorithm.family().equals(family)) {
                fitting.add(algorithm);
            }
        }
        return fitting;
    }
}
