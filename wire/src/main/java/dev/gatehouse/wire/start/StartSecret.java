package dev.gatehouse.wire.start;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The 32 bytes that two zones share from their start. It proves and never shows itself: it crosses no socket and has no text.
public final class StartSecret {
    /// How long a start secret is, exactly.
    public static final int LENGTH = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;
    private boolean erased;

    private StartSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A new secret from the system's randomness.
    public static StartSecret random() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new StartSecret(bytes);
    }

    /// A secret made of a copy of these bytes; the caller erases its own.
    public static StartSecret of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a start secret has 32 bytes");
        }
        return new StartSecret(bytes.clone());
    }

    /// HMAC-SHA-256 of the parts in their order under this secret. Refused after [#erase()].
    public synchronized byte[] prove(byte[]... parts) {
        requirePresent();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", impossible);
        }
    }

    /// Overwrites the secret; it proves nothing from then on.
    public synchronized void erase() {
        Arrays.fill(bytes, (byte) 0);
        erased = true;
    }

    synchronized byte[] copy() {
        requirePresent();
        return bytes.clone();
    }

    private void requirePresent() {
        if (erased) {
            throw new IllegalStateException("this start secret was erased");
        }
    }

    @Override
    public String toString() {
        return "StartSecret (hidden)";
    }
}
