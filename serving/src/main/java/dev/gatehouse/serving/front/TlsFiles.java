package dev.gatehouse.serving.front;

import java.nio.file.Path;
import java.util.Objects;

/// Where the listener's certificate and key lie.
///
/// @param chain PEM: the listener's certificate first, then its issuers
/// @param key PEM: the private key, PKCS#8, unencrypted (RSA, EC or Ed25519)
/// @param allowTls12 also speak TLS 1.2; without it TLS 1.3 alone
public record TlsFiles(Path chain, Path key, boolean allowTls12) {
    public TlsFiles {
        Objects.requireNonNull(chain);
        Objects.requireNonNull(key);
    }
}
