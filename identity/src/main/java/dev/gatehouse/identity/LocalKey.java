package dev.gatehouse.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/// The key pair that signs local tokens (P-256). The office alone holds one; what others get is its [#publicKey()].
///
/// Its file holds a PKCS#8 block and the matching public block in PEM (RFC 7468), mode 0600; a file that others can read, or whose
/// two halves do not belong together, is refused.
public final class LocalKey {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final long MOST_BYTES = 4096;

    private final ECPrivateKey secret;
    private final LocalPublicKey open;

    private LocalKey(ECPrivateKey secret, ECPublicKey open) {
        this.secret = secret;
        this.open = LocalPublicKey.of(open);
    }

    /// A new key pair, in memory alone until it is stored.
    public static LocalKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new LocalKey((ECPrivateKey) pair.getPrivate(), (ECPublicKey) pair.getPublic());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has P-256", missing);
        }
    }

    /// Writes the pair to a new file of mode 0600 and to the disk. A file that is there is never overwritten.
    public void store(Path file) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        String blocks = block(PRIVATE, secret.getEncoded()) + block(PUBLIC, Base64.getDecoder().decode(open.text()));
        byte[] text = blocks.getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            var left = ByteBuffer.wrap(text);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /// Reads what [#store] wrote.
    public static LocalKey load(Path file) throws IOException {
        requireOwnerOnly(file);
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            var secret = (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(unblock(PRIVATE, text)));
            var open = (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(unblock(PUBLIC, text)));
            requirePair(secret, open);
            return new LocalKey(secret, open);
        } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException _) {
            throw new IOException(file + " is not a key file of this house");
        }
    }

    /// The half that settings carry.
    public LocalPublicKey publicKey() {
        return open;
    }

    ECPrivateKey secret() {
        return secret;
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is not a key file of this house");
        }
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
            throw new IOException(file + " can be read by others than its owner: chmod 600, and make a new key if others may have read it");
        }
    }

    private static void requirePair(ECPrivateKey secret, ECPublicKey open) throws GeneralSecurityException {
        byte[] sample = "one pair".getBytes(StandardCharsets.US_ASCII);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(secret);
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(open);
        signature.update(sample);
        if (!signature.verify(signed)) {
            throw new IllegalArgumentException("two halves of different keys");
        }
    }

    private static String block(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    private static byte[] unblock(String label, String text) {
        String begin = "-----BEGIN " + label + "-----\n";
        int from = text.indexOf(begin);
        int to = text.indexOf("\n-----END " + label + "-----", from);
        if (from < 0 || to < from + begin.length()) {
            throw new IllegalArgumentException("no " + label);
        }
        return Base64.getDecoder().decode(text.substring(from + begin.length(), to).replace("\n", ""));
    }
}
