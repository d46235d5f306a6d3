package dev.gatehouse.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/// The recorder's own key (Ed25519, RFC 8032): it signs the seals and is seen by nobody else.
///
/// Kept as PEM (PKCS #8, then SubjectPublicKeyInfo) in a file of mode 0600 in the recorder's own folder.
public final class SealingKey {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private final PrivateKey secret;
    private final PublicKey shown;

    private SealingKey(PrivateKey secret, PublicKey shown) {
        this.secret = secret;
        this.shown = shown;
    }

    /// Makes a new key in `file`, which must not exist.
    static SealingKey create(Path file) throws IOException {
        KeyPair pair = generate();
        String text = pem(PRIVATE, pair.getPrivate().getEncoded()) + pem(PUBLIC, pair.getPublic().getEncoded());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        writeOwnerOnly(fresh, text.getBytes(StandardCharsets.US_ASCII));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return new SealingKey(pair.getPrivate(), pair.getPublic());
    }

    /// Reads the key back and makes sure that its two halves belong together.
    static SealingKey read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            var key = new SealingKey(keys.generatePrivate(new PKCS8EncodedKeySpec(unpem(PRIVATE, text))), publicIn(text));
            byte[] probe = {1};
            if (!verifies(key.shown, probe, key.sign(probe))) throw new IOException("the sealing key's halves do not belong together");
            return key;
        } catch (GeneralSecurityException e) {
            throw new IOException("the sealing key cannot be read", e);
        }
    }

    /// Reads a public key from a PEM file, such as the pinned copy that a verifier is given.
    public static PublicKey readPublic(Path file) throws IOException {
        try {
            return publicIn(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IOException("no Ed25519 public key in " + file, e);
        }
    }

    /// The public key as the file beside the segments holds it, to the byte.
    public static String asPem(PublicKey key) {
        return pem(PUBLIC, key.getEncoded());
    }

    /// The half that everybody may have.
    public PublicKey publicKey() {
        return shown;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    private static void writeOwnerOnly(Path file, byte[] bytes) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var out = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) out.write(rest);
            out.force(true);
        }
    }

    private static PublicKey publicIn(String text) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(unpem(PUBLIC, text)));
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private static byte[] unpem(String label, String text) throws IOException {
        String begin = "-----BEGIN " + label + "-----\n";
        int from = text.indexOf(begin);
        int to = text.indexOf("\n-----END " + label + "-----", from);
        if (from < 0 || to < 0) throw new IOException("no " + label + " in the file");
        try {
            return Base64.getDecoder().decode(text.substring(from + begin.length(), to).replace("\n", ""));
        } catch (IllegalArgumentException e) {
            throw new IOException("a broken " + label + " in the file", e);
        }
    }
}
