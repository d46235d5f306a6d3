package dev.gatehouse.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What is kept of a token instead of the token: its SHA-256.
record Fingerprint(long a, long b, long c, long d) {
    static Fingerprint of(byte[] token) {
        var digest = ByteBuffer.wrap(sha256(token));
        return new Fingerprint(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }

    /// A token id for a token that has none of its own.
    String asTokenId() {
        return "sha256-" + HexFormat.of().toHexDigits(a) + HexFormat.of().toHexDigits(b);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
