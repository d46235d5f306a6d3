package dev.gatehouse.serving.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS from PEM files: 1.3 alone unless 1.2 is written, the same rules inside, new files without dropped connections.
class TlsTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        make("one", "EC");
        make("two", "RSA");
    }

    @Test
    void theFrontSpeaksTls13AndKeepsItsRules() throws Exception {
        try (House house = house("one", false, Door13::ok); Wire wire = client(house, "TLSv1.3")) {
            assertThat(((SSLSocket) wire.socket()).getSession().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(wire.send(get(house)).reply().status()).isEqualTo(200);
            assertThat(wire.send("GET /mcp HTTP/1.1\r\nHost: evil.example\r\n\r\n").reply().status()).isEqualTo(421);
            assertThat(wire.send(get(house)).reply().status()).isEqualTo(200);
        }
    }

    @Test
    void tls12IsRefusedUnlessItIsWritten() throws Exception {
        try (House house = house("one", false, Door13::ok)) {
            assertThatThrownBy(() -> client(house, "TLSv1.2")).isInstanceOf(SSLException.class);
        }
        try (House house = house("one", true, Door13::ok); Wire wire = client(house, "TLSv1.2")) {
            assertThat(wire.send(get(house)).reply().status()).isEqualTo(200);
        }
    }

    @Test
    void aReloadShowsTheNewCertificateAndKeepsOpenConnections() throws Exception {
        copy("one", "live");
        try (House house = house("live", false, Door13::ok); Wire before = client(house, "TLSv1.3")) {
            assertThat(before.send(get(house)).reply().status()).isEqualTo(200);
            copy("two", "live");
            house.front.reload();
            assertThat(before.send(get(house)).reply().status()).isEqualTo(200);
            assertThat(subject(before)).isEqualTo("CN=one");
            try (Wire after = client(house, "TLSv1.3")) {
                assertThat(subject(after)).isEqualTo("CN=two");
                assertThat(after.send(get(house)).reply().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void filesThatDoNotFitTogetherChangeNothing() throws Exception {
        copy("one", "broken");
        try (House house = house("broken", false, Door13::ok)) {
            Files.copy(folder.resolve("two.key"), folder.resolve("broken.key"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThatThrownBy(() -> house.front.reload()).isInstanceOf(IOException.class).hasMessageContaining("is not the key of");
            Files.writeString(folder.resolve("broken.pem"), "nothing");
            assertThatThrownBy(() -> house.front.reload()).isInstanceOf(IOException.class);
            try (Wire wire = client(house, "TLSv1.3")) {
                assertThat(wire.send(get(house)).reply().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aClientThatClosesIsNoticedUnderTlsAndAWatchedCallKeepsItsConnection() throws Exception {
        var gone = new CountDownLatch(1);
        try (House house = house("one", false, arrival -> {
            arrival.onGone(gone::countDown);
            pause(arrival.path().equals("/long") ? 3000 : 250, gone);
            Door13.ok(arrival);
        })) {
            try (Wire wire = client(house, "TLSv1.3")) {
                for (int i = 0; i < 3; i++) {
                    assertThat(wire.send(get(house)).reply().status()).isEqualTo(200);
                }
                wire.send(get(house).replace("/mcp", "/long"));
                Thread.sleep(200);
                assertThat(gone.getCount()).isEqualTo(1);
            }
            assertThat(gone.await(2, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aHandshakeThatDripsIsCut() throws Exception {
        try (House house = house("one", false, Door13::ok); Wire wire = Wire.to(house.front)) {
            wire.send("\026\003\001");
            assertThat(wire.ends(6000)).isTrue();
        }
    }

    private static final class Door13 {
        static void ok(Arrival arrival) {
            arrival.answer(200, Map.of(), "application/json", new byte[] {'{', '}'});
        }
    }

    private static void pause(int millis, CountDownLatch unless) {
        try {
            unless.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static String get(House house) {
        return "GET /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\n\r\n";
    }

    private static House house(String name, boolean tls12, Door door) throws IOException {
        var files = new TlsFiles(folder.resolve(name + ".pem"), folder.resolve(name + ".key"), tls12);
        var settings = new FrontSettings(
                new InetSocketAddress("127.0.0.1", 0), FrontSettings::loopbackHosts, Set.of(), Limits.usual(), Optional.of(files), Proxies.none());
        return new House(settings, door);
    }

    private static Wire client(House house, String version) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", house.front.port());
        socket.setEnabledProtocols(new String[] {version});
        socket.startHandshake();
        return new Wire(socket);
    }

    private static String subject(Wire wire) throws SSLException {
        return ((X509Certificate) ((SSLSocket) wire.socket()).getSession().getPeerCertificates()[0]).getSubjectX500Principal().getName();
    }

    private static void copy(String from, String to) throws IOException {
        for (String end : new String[] {".pem", ".key"}) {
            Files.copy(folder.resolve(from + end), folder.resolve(to + end), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void make(String name, String kind) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", kind,
                "-alias", "it", "-dname", "CN=" + name, "-keystore", store.toString(), "-storepass", "changeit", "-storetype", "PKCS12").redirectErrorStream(true).start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        var keys = java.security.KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        writePem(name + ".pem", "CERTIFICATE", keys.getCertificate("it").getEncoded());
        writePem(name + ".key", "PRIVATE KEY", keys.getKey("it", "changeit".toCharArray()).getEncoded());
    }

    private static void writePem(String file, String what, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(folder.resolve(file), "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
