package dev.gatehouse.control.snapshot;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// Ed25519 public keys as text and bytes (X.509 SubjectPublicKeyInfo, always 44 bytes).
public final class PublicKeys {
    private static final int ENCODED = 44;

    private PublicKeys() {}

    /// The key in those bytes; throws [IllegalArgumentException] if they are none.
    public static PublicKey decode(byte[] spki) {
        try {
            if (spki.length != ENCODED) {
                throw new IllegalArgumentException("not an Ed25519 public key");
            }
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException("not an Ed25519 public key", noKey);
        }
    }

    /// The key as one word, for arguments and files.
    public static String text(PublicKey key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getEncoded());
    }

    /// The key that [#text] wrote.
    public static PublicKey fromText(String text) {
        return decode(Base64.getUrlDecoder().decode(text));
    }

    /// A short name for the key: 16 hexadecimal digits of its SHA-256.
    public static String id(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException noSha) {
            throw new IllegalStateException(noSha);
        }
    }
}
