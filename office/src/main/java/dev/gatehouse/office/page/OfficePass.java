package dev.gatehouse.office.page;

import dev.gatehouse.wire.start.StartSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The one bearer token that opens the office's page. It is derived from the operator's start secret of this run, so whoever may give
/// the office verbs can compute it, and nobody else; the office keeps its hash alone.
public final class OfficePass {
    /// What is proved under the operator's start secret; no handshake proves words that begin like these.
    public static final String PURPOSE = "gatehouse office page 1";
    private static final String SCHEME = "Bearer ";

    private final byte[] hash;

    private OfficePass(byte[] hash) {
        this.hash = hash;
    }

    /// The pass of this run.
    public static OfficePass of(StartSecret operator) {
        byte[] proof = operator.prove(PURPOSE.getBytes(StandardCharsets.US_ASCII));
        return new OfficePass(sha256(Base64.getUrlEncoder().withoutPadding().encode(proof)));
    }

    /// Whether an `Authorization` header brings it. Takes as long for a wrong one as for the right one.
    boolean opens(String authorization) {
        String token = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? authorization.substring(SCHEME.length()) : "";
        return MessageDigest.isEqual(hash, sha256(token.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }
}
