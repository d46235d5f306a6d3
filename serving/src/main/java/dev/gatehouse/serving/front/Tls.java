package dev.gatehouse.serving.front;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// Certificate and key from PEM files to a TLS set-up, at start and again at each reload.
///
/// A key that does not belong to the certificate is found here, not at the first handshake.
final class Tls {
    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final String NO_PASSWORD = "";

    private Tls() {}

    static SslContextFactory.Server context(TlsFiles files) throws IOException {
        var context = new SslContextFactory.Server();
        context.setKeyStore(keyStore(files));
        context.setKeyStorePassword(NO_PASSWORD);
        context.setExcludeProtocols();
        context.setIncludeProtocols(files.allowTls12() ? new String[] {"TLSv1.3", "TLSv1.2"} : new String[] {"TLSv1.3"});
        context.setRenegotiationAllowed(false);
        context.setSniRequired(false);
        return context;
    }

    /// Reads both files anew. If they do not fit together this throws and the old ones stay in use; open connections keep theirs anyway.
    static void reload(SslContextFactory.Server context, TlsFiles files) throws IOException {
        KeyStore fresh = keyStore(files);
        try {
            context.reload(factory -> factory.setKeyStore(fresh));
        } catch (Exception refused) {
            throw new IOException("the new certificate was not taken: " + refused.getClass().getSimpleName(), refused);
        }
    }

    private static KeyStore keyStore(TlsFiles files) throws IOException {
        try {
            Certificate[] chain = chain(files);
            PrivateKey key = key(files);
            checkPair(key, chain[0].getPublicKey(), files);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("front", key, NO_PASSWORD.toCharArray(), chain);
            return store;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("certificate " + files.chain() + " or key " + files.key() + " cannot be used", unusable);
        }
    }

    private static Certificate[] chain(TlsFiles files) throws IOException, GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        Certificate[] chain = factory.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(files.chain()))).toArray(Certificate[]::new);
        if (chain.length == 0) {
            throw new IOException(files.chain() + " holds no certificate in PEM form");
        }
        return chain;
    }

    private static PrivateKey key(TlsFiles files) throws IOException, GeneralSecurityException {
        Matcher pem = KEY.matcher(Files.readString(files.key()));
        if (!pem.find()) {
            throw new IOException(files.key() + " holds no key in PEM form (PKCS#8, unencrypted: BEGIN PRIVATE KEY)");
        }
        var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (String kind : List.of("EC", "RSA", "Ed25519")) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(encoded);
            } catch (InvalidKeySpecException anotherKind) {
                continue;
            }
        }
        throw new IOException(files.key() + " is of no known kind (RSA, EC, Ed25519)");
    }

    private static void checkPair(PrivateKey key, PublicKey certified, TlsFiles files) throws IOException, GeneralSecurityException {
        String scheme =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "Ed25519";
                };
        if (!certified.getAlgorithm().equals(key.getAlgorithm())) {
            throw new IOException(files.key() + " is not the key of " + files.chain());
        }
        byte[] probe = {1, 2, 3};
        Signature signing = Signature.getInstance(scheme);
        signing.initSign(key);
        signing.update(probe);
        byte[] signature = signing.sign();
        Signature verifying = Signature.getInstance(scheme);
        verifying.initVerify(certified);
        verifying.update(probe);
        if (!verifying.verify(signature)) {
            throw new IOException(files.key() + " is not the key of " + files.chain());
        }
    }
}
