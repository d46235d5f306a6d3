package dev.gatehouse.cli;

import dev.gatehouse.cli.launcher.Plan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Whether the gate answers: the public metadata of the route to all servers (RFC 9728), asked on this machine.
final class Endpoint {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int ONE_TRY_MS = 2_000;

    private Endpoint() {}

    /// Asks until it answers with 200, for at most 30 s.
    static boolean answers(Plan plan) throws InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < until) {
            if (once(plan)) {
                return true;
            }
            Thread.sleep(25);
        }
        return false;
    }

    private static boolean once(Plan plan) {
        URI local = plan.local();
        try (Socket socket = open(local)) {
            String path = "/.well-known/oauth-protected-resource" + plan.toAll().getPath();
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: " + plan.base().getAuthority() + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
            byte[] status = socket.getInputStream().readNBytes(12);
            return new String(status, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
        } catch (IOException | GeneralSecurityException notYet) {
            return false;
        }
    }

    private static Socket open(URI local) throws IOException, GeneralSecurityException {
        Socket plain = new Socket();
        plain.setSoTimeout(ONE_TRY_MS);
        plain.connect(new InetSocketAddress(local.getHost().replaceAll("[\\[\\]]", ""), local.getPort()), ONE_TRY_MS);
        return local.getScheme().equals("https") ? trustingAnybodySinceNothingIsSent().getSocketFactory().createSocket(plain, local.getHost(), local.getPort(), true) : plain;
    }

    /// The certificate names the public host and not this address; the question is public, and the answer is only looked at for its status.
    private static SSLContext trustingAnybodySinceNothingIsSent() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
