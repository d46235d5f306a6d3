package dev.gatehouse.identity;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Optional;

/// The signature algorithms that an issuer may be allowed to use: asymmetric ones alone (RFC 8725 §3.1, §3.2).
///
/// `none` and the HMAC family are not in this list, so no setting can allow them: a public key used as an HMAC secret is
/// the oldest attack on JWT (CVE-2015-9235).
public enum Algorithm {
    RS256(JWSAlgorithm.RS256, "RSA"),
    RS384(JWSAlgorithm.RS384, "RSA"),
    RS512(JWSAlgorithm.RS512, "RSA"),
    PS256(JWSAlgorithm.PS256, "RSA"),
    PS384(JWSAlgorithm.PS384, "RSA"),
    PS512(JWSAlgorithm.PS512, "RSA"),
    ES256(JWSAlgorithm.ES256, "P-256"),
    ES384(JWSAlgorithm.ES384, "P-384"),
    ES512(JWSAlgorithm.ES512, "P-521");

    private final JWSAlgorithm jws;
    private final String family;

    Algorithm(JWSAlgorithm jws, String family) {
        this.jws = jws;
        this.family = family;
    }

    JWSAlgorithm jws() {
        return jws;
    }

    /// `RSA`, or the one curve that this algorithm is defined on.
    String family() {
        return family;
    }

    /// The algorithm of this exact name (`alg` is case-sensitive, RFC 7515 §4.1.1), if it is one of ours.
    public static Optional<Algorithm> named(String name) {
        for (Algorithm algorithm : values()) {
            if (algorithm.name().equals(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
