package dev.gatehouse.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.gatehouse.pipeline.Deadline;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/// An issuer made by hand: its documents, its keys, and a count of how often it was asked.
final class FakeIssuer implements KeySource {
    static final String URL = "https://login.example.com/realms/acme";
    static final RSAKey RSA = rsa("rsa-1", 2048);
    static final ECKey EC = ec(Curve.P_256, "ec-1");
    static final ECKey ROTATED = ec(Curve.P_256, "ec-2");

    final AtomicInteger keyFetches = new AtomicInteger();
    volatile String metadata = "{\"issuer\":\"" + URL + "\",\"jwks_uri\":\"https://login.example.com/keys\"}";
    volatile String keys = keySet(RSA, EC);
    volatile boolean reachable = true;
    volatile Runnable beforeAnswer = () -> {};

    @Override
    public byte[] fetch(String issuerName, Document what, Deadline deadline) throws Unreachable {
        if (what == Document.KEYS) {
            keyFetches.incrementAndGet();
        }
        beforeAnswer.run();
        if (!reachable) {
            if (what == Document.METADATA) {
                keyFetches.incrementAndGet();
            }
            throw new Unreachable("connection refused");
        }
        return (what == Document.KEYS ? keys : metadata).getBytes(StandardCharsets.UTF_8);
    }

    static String keySet(JWK... keys) {
        var members = new StringBuilder();
        for (JWK key : keys) {
            members.append(members.isEmpty() ? "" : ",").append(key.toPublicJWK().toJSONString());
        }
        return "{\"keys\":[" + members + "]}";
    }

    static String part(String json) {
        return part(json.getBytes(StandardCharsets.UTF_8));
    }

    static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Header and claims as they are written here, duplicates and all, signed with the key's usual algorithm.
    static String sign(String header, String claims, JWK key) {
        return sign(header, claims, key, key instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256);
    }

    static String sign(String header, String claims, JWK key, JWSAlgorithm algorithm) {
        String signed = part(header) + "." + part(claims);
        try {
            var signer = key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
            return signed + "." + signer.sign(new JWSHeader(algorithm), signed.getBytes(StandardCharsets.US_ASCII));
        } catch (com.nimbusds.jose.JOSEException wrong) {
            throw new AssertionError(wrong);
        }
    }

    static RSAKey rsa(String kid, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(kid).generate();
        } catch (com.nimbusds.jose.JOSEException wrong) {
            throw new AssertionError(wrong);
        }
    }

    static ECKey ec(Curve curve, String kid) {
        try {
            return new ECKeyGenerator(curve).keyID(kid).generate();
        } catch (com.nimbusds.jose.JOSEException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
