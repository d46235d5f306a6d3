package dev.gatehouse.control.snapshot;

import dev.gatehouse.control.snapshot.SnapshotRefused.Reason;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;

/// A snapshot's bytes with the office's signature (Ed25519, RFC 8032). What is signed starts with words that no other signed
/// thing of this house starts with.
public final class Signed {
    /// The largest encoded form that is read.
    public static final int LARGEST = 16 << 20;
    private static final byte[] PURPOSE = "gatehouse snapshot 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MAGIC = 0x47485331;  // GHS1
    private static final int KEY = 44;
    private static final int SIGNATURE = 64;

    private final byte[] bytes;
    private final byte[] signature;
    private final byte[] publicKey;

    private Signed(byte[] bytes, byte[] signature, byte[] publicKey) {
        this.bytes = bytes;
        this.signature = signature;
        this.publicKey = publicKey;
    }

    /// Signs a snapshot.
    public static Signed by(SigningKey key, Snapshot snapshot) {
        byte[] bytes = snapshot.encode();
        return new Signed(bytes, key.sign(purposed(bytes)), key.publicKey().getEncoded());
    }

    /// The form for the wire and for files: `GHS1`, key (44), signature (64), the snapshot.
    public byte[] encode() {
        return ByteBuffer.allocate(4 + KEY + SIGNATURE + bytes.length).putInt(MAGIC).put(publicKey).put(signature).put(bytes).array();
    }

    /// The form of [#encode]. Nothing in it is believed yet.
    public static Signed decode(byte[] encoded) throws SnapshotRefused {
        try {
            var in = ByteBuffer.wrap(encoded);
            if (encoded.length > LARGEST || in.getInt() != MAGIC) {
                throw new SnapshotRefused(Reason.MALFORMED, "not a signed snapshot");
            }
            byte[] publicKey = new byte[KEY];
            byte[] signature = new byte[SIGNATURE];
            in.get(publicKey).get(signature);
            byte[] bytes = new byte[in.remaining()];
            in.get(bytes);
            return new Signed(bytes, signature, publicKey);
        } catch (BufferUnderflowException tooShort) {
            throw new SnapshotRefused(Reason.MALFORMED, "not a signed snapshot");
        }
    }

    /// The snapshot, if the key that this zone was started with signed these very bytes. The key that travels along is only
    /// compared with it.
    public Snapshot open(PublicKey pinned) throws SnapshotRefused {
        if (!Arrays.equals(publicKey, pinned.getEncoded())) {
            throw new SnapshotRefused(Reason.WRONG_KEY, "signed by another key than this house's");
        }
        if (!verifies(pinned, purposed(bytes), signature)) {
            throw new SnapshotRefused(Reason.WRONG_SIGNATURE, "the signature does not fit");
        }
        return Snapshot.decode(bytes);
    }

    /// The signature, as it travels.
    public byte[] signature() {
        return signature.clone();
    }

    /// The key that the signer says it is signed with, as X.509 SubjectPublicKeyInfo.
    public byte[] publicKey() {
        return publicKey.clone();
    }

    boolean sameAs(Signed other) {
        return Arrays.equals(bytes, other.bytes);
    }

    static boolean verifies(PublicKey key, byte[] bytes, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(bytes);
            return verifier.verify(signature);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private static byte[] purposed(byte[] bytes) {
        return ByteBuffer.allocate(PURPOSE.length + bytes.length).put(PURPOSE).put(bytes).array();
    }
}
