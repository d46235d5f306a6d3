package dev.gatehouse.egress;

import static dev.gatehouse.egress.Ask.OK;
import static dev.gatehouse.egress.Ask.PATIENT;
import static dev.gatehouse.egress.Ask.answer;
import static dev.gatehouse.egress.Ask.get;
import static dev.gatehouse.egress.Ask.piece;
import static dev.gatehouse.egress.Ask.text;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.destinations.Allowance;
import dev.gatehouse.destinations.Allowances;
import dev.gatehouse.destinations.Destination;
import dev.gatehouse.egress.DialFailure.TlsFailed;
import dev.gatehouse.egress.DialFailure.TlsFlaw;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The other side proves its name, each time, whatever its address.
@Timeout(60)
class TlsTest {
    private static final String HELLO = "data: 1\n\n";

    @TempDir
    static Path folder;
    private static TestAuthority good;

    @BeforeAll
    static void makeCertificate() throws Exception {
        good = TestAuthority.certifying(folder, "dns:good.test,ip:127.0.0.1");
    }

    private static RawServer serving(TestAuthority authority, RawServer.Script script, String... versions) throws Exception {
        var listener = (SSLServerSocket) authority.server().getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        if (versions.length > 0) {
            listener.setEnabledProtocols(versions);
        }
        return RawServer.on(listener, script);
    }

    private static void answering(RawServer.Connection connection) throws Exception {
        while (connection.readRequest() != null) {
            connection.write(OK);
        }
    }

    /// Every name leads to this machine, as listed.
    private static Egress reaching(Trust trust, String... urls) throws Exception {
        var here = InetAddress.getByName("127.0.0.1");
        var allowances = List.of(urls).stream()
                .map(url -> (Allowance) Allowance.reachingPrivateNetwork("the server of this test", Destination.of(url), Set.of(here))).toList();
        return Egress.guarded(Allowances.of(allowances), Limits.usual(), trust, name -> List.of(here));
    }

    @Test
    void theRightNameIsBelievedAndItsConnectionUsedAgain() throws Exception {
        try (var server = serving(good, TlsTest::answering)) {
            var url = "https://good.test:" + server.port() + "/";
            try (var egress = reaching(good.trust(), url)) {
                assertThat(text(egress.send(get(url, PATIENT)))).isEqualTo("{}");
                assertThat(text(egress.send(get(url, PATIENT)))).isEqualTo("{}");
                assertThat(server.connections).hasValue(1);
                assertThat(server.requests.poll(5, SECONDS)).contains("Host: good.test:" + server.port());
            }
        }
    }

    @Test
    void anAddressThatWasWrittenIsCheckedAgainstTheCertificateToo() throws Exception {
        try (var server = serving(good, TlsTest::answering)) {
            var url = "https://127.0.0.1:" + server.port() + "/";
            try (var egress = Egress.guarded(Ask.allowing(url), Limits.usual(), good.trust(), Resolver.ofTheMachine())) {
                assertThat(text(egress.send(get(url, PATIENT)))).isEqualTo("{}");
            }
        }
    }

    /// A second name at the same address must not ride on the session that the first name's certificate opened.
    @Test
    void anotherNameAtTheSameAddressIsRefusedEvenAfterTheRightOneWasBelieved() throws Exception {
        try (var server = serving(good, TlsTest::answering)) {
            var right = "https://good.test:" + server.port() + "/";
            var wrong = "https://evil.test:" + server.port() + "/";
            try (var egress = reaching(good.trust(), right, wrong)) {
                assertThat(text(egress.send(get(right, PATIENT)))).isEqualTo("{}");
                assertThat(egress.send(get(wrong, PATIENT))).isEqualTo(new TlsFailed(TlsFlaw.WRONG_NAME));
                assertThat(server.requests).hasSize(1);
            }
        }
    }

    @Test
    void anUnknownAuthorityIsRefused() throws Exception {
        var other = TestAuthority.certifying(folder, "dns:good.test");
        try (var server = serving(other, TlsTest::answering)) {
            var url = "https://good.test:" + server.port() + "/";
            try (var egress = reaching(good.trust(), url); var usual = reaching(Trust.ofTheRuntime(), url)) {
                assertThat(egress.send(get(url, PATIENT))).isEqualTo(new TlsFailed(TlsFlaw.UNTRUSTED));
                assertThat(usual.send(get(url, PATIENT))).isEqualTo(new TlsFailed(TlsFlaw.UNTRUSTED));
            }
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsRefusedWithNothingSent() throws Exception {
        try (var server = RawServer.playing(connection -> connection.write("HTTP/1.1 400 Bad\r\n\r\n"))) {
            var url = "https://good.test:" + server.port() + "/";
            try (var egress = reaching(good.trust(), url)) {
                assertThat(egress.send(get(url, PATIENT))).isEqualTo(new TlsFailed(TlsFlaw.HANDSHAKE));
            }
        }
    }

    @Test
    void aHandshakeThatNeverEndsIsCutAtItsDeadline() throws Exception {
        try (var server = RawServer.playing(connection -> {
            while (connection.in().read() >= 0) {
                continue;
            }
        })) {
            var url = "https://good.test:" + server.port() + "/";
            try (var egress = reaching(good.trust(), url)) {
                var hasty = Deadlines.within(Duration.ofMillis(300));
                assertThat(egress.send(get(url, hasty))).isEqualTo(new TlsFailed(TlsFlaw.TIMEOUT));
                assertThat(server.ends.poll(5, SECONDS)).isNotNull();
            }
        }
    }

    @Test
    void aServerOfTls12IsStillReached() throws Exception {
        try (var server = serving(good, TlsTest::answering, "TLSv1.2")) {
            var url = "https://good.test:" + server.port() + "/";
            try (var egress = reaching(good.trust(), url)) {
                assertThat(text(egress.send(get(url, PATIENT)))).isEqualTo("{}");
            }
        }
    }

    @Test
    void eventsStreamAndCancelThroughTls() throws Exception {
        var firstRead = new CountDownLatch(1);
        try (var server = serving(good, connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            connection.chunk(HELLO);
            firstRead.await();
            connection.chunk(HELLO);
            connection.in().read();
        }); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var url = "https://good.test:" + server.port() + "/";
            try (var egress = reaching(good.trust(), url)) {
                var incoming = answer(egress.send(get(url, PATIENT)));
                assertThat(piece(incoming)).isEqualTo(HELLO);
                firstRead.countDown();
                assertThat(piece(incoming)).isEqualTo(HELLO);
                var waiting = threads.submit(() -> Ask.bodyFailure(incoming));
                incoming.close();
                assertThat(waiting.get(5, SECONDS)).isEqualTo(new DialFailure.Cancelled(Sent.MAYBE));
                assertThat(server.ends.poll(5, SECONDS)).isNotNull();
            }
        }
    }
}
