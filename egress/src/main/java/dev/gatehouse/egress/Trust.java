package dev.gatehouse.egress;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// Whose certificates are believed. The check of the name cannot be switched off here or anywhere.
public final class Trust {
    private final SSLSocketFactory sockets;

    private Trust(SSLContext context) {
        this.sockets = context.getSocketFactory();
    }

    /// The certificate authorities that the Java runtime brings.
    public static Trust ofTheRuntime() {
        return of(null);
    }

    /// These certificate authorities and no other, for an upstream with a private one.
    public static Trust only(KeyStore authorities) {
        return of(authorities);
    }

    private static Trust of(KeyStore authorities) {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return new Trust(context);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this runtime cannot do TLS", missing);
        }
    }

    SSLSocketFactory sockets() {
        return sockets;
    }
}
