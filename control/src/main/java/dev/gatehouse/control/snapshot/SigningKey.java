package dev.gatehouse.control.snapshot;

import dev.gatehouse.control.document.Utf8;
import dev.gatehouse.control.files.FileRefused;
import dev.gatehouse.control.files.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// An Ed25519 key that signs and is never shown. One key, one purpose: this one signs snapshots.
public final class SigningKey {
    private static final int LARGEST = 4096;
    private static final String FIRST_LINE = "gatehouse-ed25519-1";

    private final PrivateKey key;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey key, PublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /// The key in the file, which is made (0600) if it is not there. A file that is no key, or whose halves do not belong
    /// together, is refused and never replaced.
    public static SigningKey loadOrCreate(Path file) throws IOException {
        Optional<SigningKey> there = load(file);
        if (there.isPresent()) {
            return there.get();
        }
        SigningKey fresh = generate();
        try {
            PrivateFile.create(file, fresh.written());
            return fresh;
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return load(file).orElseThrow(() -> new FileRefused(file + " comes and goes; it is not used."));
        }
    }

    /// The key in the file, if there is one.
    public static Optional<SigningKey> load(Path file) throws IOException {
        Optional<byte[]> content = PrivateFile.read(file, LARGEST);
        return content.isEmpty() ? Optional.empty()
                : Optional.of(parse(content.get()).orElseThrow(() -> new FileRefused(file + " does not hold a key of this house.")));
    }

    /// A new key that is in no file.
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException noEd25519) {
            throw new IllegalStateException(noEd25519);
        }
    }

    private static Optional<SigningKey> parse(byte[] content) {
        try {
            String[] lines = Utf8.decode(content).orElse("").split("\n", -1);
            if (lines.length != 4 || !lines[0].equals(FIRST_LINE)) {
                return Optional.empty();
            }
            byte[] secret = Base64.getDecoder().decode(lines[1]);
            var key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret));
            Arrays.fill(secret, (byte) 0);
            var whole = new SigningKey(key, PublicKeys.decode(Base64.getDecoder().decode(lines[2])));
            byte[] probe = FIRST_LINE.getBytes(StandardCharsets.US_ASCII);
            return Signed.verifies(whole.publicKey, probe, whole.sign(probe)) ? Optional.of(whole) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    private byte[] written() {
        var base64 = Base64.getEncoder();
        return (FIRST_LINE + "\n" + base64.encodeToString(key.getEncoded()) + "\n" + base64.encodeToString(publicKey.getEncoded()) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// The signature of the bytes. Whoever calls this sees to it that bytes of one purpose never look like those of another.
    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// The half that everybody may know.
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public String toString() {
        return "SigningKey[" + PublicKeys.id(publicKey) + "]";
    }
}
