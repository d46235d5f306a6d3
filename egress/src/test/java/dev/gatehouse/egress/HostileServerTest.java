package dev.gatehouse.egress;

import static dev.gatehouse.egress.Ask.OK;
import static dev.gatehouse.egress.Ask.PATIENT;
import static dev.gatehouse.egress.Ask.answer;
import static dev.gatehouse.egress.Ask.bodyFailure;
import static dev.gatehouse.egress.Ask.get;
import static dev.gatehouse.egress.Ask.piece;
import static dev.gatehouse.egress.Ask.post;
import static dev.gatehouse.egress.Ask.reaching;
import static dev.gatehouse.egress.Ask.text;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.destinations.Destination;
import dev.gatehouse.egress.DialFailure.Broken;
import dev.gatehouse.egress.DialFailure.Cancelled;
import dev.gatehouse.egress.DialFailure.Fault;
import dev.gatehouse.egress.DialFailure.Part;
import dev.gatehouse.egress.DialFailure.TimedOut;
import dev.gatehouse.egress.DialFailure.TooLarge;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a hostile or broken server can say, and the one name that each gets.
@Timeout(30)
class HostileServerTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final Deadlines HASTY = new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300),
            Duration.ofMillis(300), Duration.ofSeconds(10));

    static Stream<Arguments> heads() {
        var malformed = new Broken(Sent.MAYBE, Fault.MALFORMED);
        var closed = new Broken(Sent.MAYBE, Fault.CLOSED);
        return Stream.of(
                Arguments.of("a redirect", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n",
                        new DialFailure.RedirectRefused(302)),
                Arguments.of("a permanent redirect", "HTTP/1.1 308 X\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n",
                        new DialFailure.RedirectRefused(308)),
                Arguments.of("not modified", "HTTP/1.1 304 X\r\n\r\n", new DialFailure.RedirectRefused(304)),
                Arguments.of("nothing at all", "", closed),
                Arguments.of("half a head", "HTTP/1.1 200 OK\r\nContent-", closed),
                Arguments.of("a head cut between two lines", "HTTP/1.1 200 OK\r\nContent-Type: a/b\r\n", closed),
                Arguments.of("a head cut before its empty line", "HTTP/1.1 200 OK\r\nContent-Length: 0", closed),
                Arguments.of("no HTTP", "SSH-2.0-OpenSSH_9\r\n\r\n\r\n", malformed),
                Arguments.of("a status beyond HTTP", "HTTP/1.1 777 X\r\nContent-Length: 0\r\n\r\n", malformed),
                Arguments.of("switching protocols", "HTTP/1.1 101 X\r\nUpgrade: h2c\r\n\r\n", new Broken(Sent.MAYBE, Fault.UPGRADE)),
                Arguments.of("interim answers without end", "HTTP/1.1 100 Continue\r\n\r\n".repeat(50),
                        new Broken(Sent.MAYBE, Fault.UPGRADE)),
                Arguments.of("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", malformed),
                Arguments.of("length beside chunks", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        malformed),
                Arguments.of("an unknown coding", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", malformed),
                Arguments.of("a signed length", "HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\n{}", malformed),
                Arguments.of("a length beyond 64 bits", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}", malformed),
                Arguments.of("a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}", malformed),
                Arguments.of("a compressed body", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
                        new Broken(Sent.MAYBE, Fault.ENCODED_BODY)),
                Arguments.of("two content types", "HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nContent-Type: c/d\r\nContent-Length: 0\r\n\r\n",
                        malformed),
                Arguments.of("a session id with a control character",
                        "HTTP/1.1 200 OK\r\nMcp-Session-Id: a\u0001b\r\nContent-Length: 0\r\n\r\n", malformed),
                Arguments.of("a declared length beyond the limit", "HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n{}",
                        new TooLarge(Part.BODY)),
                Arguments.of("one endless header line", "HTTP/1.1 200 OK\r\nX: " + "a".repeat(40_000), new TooLarge(Part.HEAD)),
                Arguments.of("header lines without end", "HTTP/1.1 200 OK\r\n" + "X: a\r\n".repeat(5_000), new TooLarge(Part.HEAD)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heads")
    void anAnswerThatIsNotTakenGetsItsName(String what, String said, DialFailure expected) throws Exception {
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.write(said);
        }); var egress = reaching(server.url("/"))) {
            assertThat(egress.send(post(server.url("/"), "{}"))).isEqualTo(expected);
            assertThat(server.requests).hasSize(1);
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void aHeadOfManyLargeLinesIsCutAtItsSumAndNotAtTheProductOfItsLimits() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 200 OK\r\n" + ("X: " + "a".repeat(15_000) + "\r\n").repeat(50));
                var egress = reaching(server.url("/"))) {
            assertThat(egress.send(get(server.url("/"), PATIENT))).isEqualTo(new TooLarge(Part.HEAD));
        }
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("a length that lies", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}", Fault.CLOSED),
                Arguments.of("chunks that stop", CHUNKED + "5\r\nab", Fault.CLOSED),
                Arguments.of("chunks without their end", CHUNKED + "2\r\n{}\r\n", Fault.CLOSED),
                Arguments.of("a chunk size that is no number", CHUNKED + "zz\r\n{}\r\n0\r\n\r\n", Fault.MALFORMED),
                Arguments.of("a negative chunk size", CHUNKED + "-2\r\n{}\r\n0\r\n\r\n", Fault.MALFORMED),
                Arguments.of("a chunk size beyond 64 bits", CHUNKED + "fffffffffffffffff\r\n{}", Fault.MALFORMED),
                Arguments.of("a chunk longer than it says", CHUNKED + "1\r\n{}\r\n0\r\n\r\n", Fault.MALFORMED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aBodyThatIsNotWholeNeverLooksWhole(String what, String said, Fault fault) throws Exception {
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.write(said);
        }); var egress = reaching(server.url("/"))) {
            assertThat(bodyFailure(egress.send(post(server.url("/"), "{}")))).isEqualTo(new Broken(Sent.MAYBE, fault));
        }
    }

    @Test
    void aBodyWithoutEndIsCutAtItsLimit() throws Exception {
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.write(CHUNKED);
            while (true) {
                connection.chunk("x".repeat(1000));
            }
        }); var egress = reaching(server.url("/"))) {
            var small = Outgoing.draft("test", HttpMethod.GET, Destination.of(server.url("/")), PATIENT).answerAtMost(50_000).ready();
            assertThat(bodyFailure(egress.send(small))).isEqualTo(new TooLarge(Part.BODY));
            assertThat(server.ends.poll(5, SECONDS)).isEqualTo("gone");
        }
    }

    @Test
    void aHeadThatNeverComesEndsAtItsDeadline() throws Exception {
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.in().read();
        }); var egress = reaching(server.url("/"))) {
            assertThat(egress.send(get(server.url("/"), HASTY))).isEqualTo(new TimedOut(Sent.MAYBE));
            assertThat(server.ends.poll(5, SECONDS)).isNotNull();
        }
    }

    @Test
    void aHeadThatDripsEndsAtItsDeadlineTooAlthoughSomethingAlwaysComes() throws Exception {
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\n");
            while (true) {
                connection.write("X");
                Thread.sleep(20);
            }
        }); var egress = reaching(server.url("/"))) {
            assertThat(egress.send(get(server.url("/"), HASTY))).isEqualTo(new TimedOut(Sent.MAYBE));
        }
    }

    @Test
    void aBodyThatFallsSilentEndsAtItsDeadline() throws Exception {
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.write(CHUNKED);
            connection.chunk("data: 1\n\n");
            connection.in().read();
        }); var egress = reaching(server.url("/"))) {
            assertThat(bodyFailure(egress.send(get(server.url("/"), HASTY)))).isEqualTo(new TimedOut(Sent.MAYBE));
        }
    }

    @Test
    void anAnswerThatDripsForeverEndsAtTheTotal() throws Exception {
        var total = new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5),
                Duration.ofMillis(400));
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.write(CHUNKED);
            while (true) {
                connection.chunk("x");
                Thread.sleep(20);
            }
        }); var egress = reaching(server.url("/"))) {
            assertThat(bodyFailure(egress.send(get(server.url("/"), total)))).isEqualTo(new TimedOut(Sent.MAYBE));
        }
    }

    @Test
    void aReaderThatIsBusyElsewhereDoesNotRunIntoTheSilenceDeadline() throws Exception {
        var released = new CountDownLatch(1);
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.write(CHUNKED);
            connection.chunk("1");
            released.await();
            connection.chunk("2");
            connection.in().read();
        }); var egress = reaching(server.url("/"))) {
            var incoming = answer(egress.send(get(server.url("/"), HASTY)));
            assertThat(piece(incoming)).isEqualTo("1");
            Thread.sleep(600);                                       // longer than the silence that is allowed while reading
            released.countDown();
            assertThat(piece(incoming)).isEqualTo("2");
        }
    }

    @Test
    void closingFromAnotherThreadEndsAWaitingReadAndTheConnection() throws Exception {
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.write(CHUNKED);
            connection.chunk("data: 1\n\n");
            connection.in().read();
        }); var egress = reaching(server.url("/")); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var incoming = answer(egress.send(get(server.url("/"), PATIENT)));
            assertThat(piece(incoming)).isEqualTo("data: 1\n\n");
            var waiting = threads.submit(() -> bodyFailure(incoming));
            incoming.close();
            assertThat(waiting.get(5, SECONDS)).isEqualTo(new Cancelled(Sent.MAYBE));
            assertThat(server.ends.poll(5, SECONDS)).isNotNull();
        }
    }

    @Test
    void cancellingWhileTheHeadIsAwaitedEndsTheConnectionAtOnce() throws Exception {
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.in().read();
        }); var egress = reaching(server.url("/")); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var cancellation = new Cancellation();
            var waiting = threads.submit(() -> egress.send(get(server.url("/"), PATIENT), cancellation));
            assertThat(server.requests.poll(5, SECONDS)).isNotNull();
            cancellation.cancel();
            assertThat(waiting.get(5, SECONDS)).isEqualTo(new Cancelled(Sent.MAYBE));
            assertThat(server.ends.poll(5, SECONDS)).isNotNull();
        }
    }

    @Test
    void interruptingTheWaitingThreadEndsItToo() throws Exception {
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.in().read();
        }); var egress = reaching(server.url("/"))) {
            var outcome = new java.util.concurrent.CompletableFuture<Outcome>();
            var thread = Thread.ofVirtual().start(() -> outcome.complete(egress.send(get(server.url("/"), PATIENT))));
            assertThat(server.requests.poll(5, SECONDS)).isNotNull();
            thread.interrupt();
            assertThat(outcome.get(5, SECONDS)).isEqualTo(new Cancelled(Sent.MAYBE));
        }
    }

    @Test
    void aCancellationBeforeTheRequestSendsNothing() throws Exception {
        try (var server = RawServer.saying(OK); var egress = reaching(server.url("/"))) {
            var cancellation = new Cancellation();
            cancellation.cancel();
            assertThat(egress.send(get(server.url("/"), PATIENT), cancellation)).isEqualTo(new Cancelled(Sent.NO));
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void aCancellationAfterTheEndHarmsNobodyElse() throws Exception {
        try (var server = RawServer.saying(OK); var egress = reaching(server.url("/"))) {
            var cancellation = new Cancellation();
            text(egress.send(get(server.url("/"), PATIENT), cancellation));
            cancellation.cancel();
            text(egress.send(get(server.url("/"), PATIENT)));
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void aKeptConnectionThatDiesUnderARequestLeavesItsFateOpenAndIsNotTriedAgain() throws Exception {
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.write(OK);
            connection.readRequest();
        }); var egress = reaching(server.url("/"))) {
            text(egress.send(post(server.url("/"), "1")));
            assertThat(egress.send(post(server.url("/"), "2"))).isEqualTo(new Broken(Sent.MAYBE, Fault.CLOSED));
            assertThat(server.connections).hasValue(1);
            assertThat(server.requests).hasSize(2);
        }
    }

    /// A port that is taken but not listened on: nobody else can start to listen there meanwhile.
    @Test
    void nobodyListeningIsARefusalWithNothingSent() throws Exception {
        try (var silent = new java.net.Socket()) {
            silent.bind(new java.net.InetSocketAddress("127.0.0.1", 0));
            var url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            try (var egress = reaching(url)) {
                assertThat(egress.send(get(url, PATIENT))).isEqualTo(new DialFailure.ConnectRefused());
            }
        }
    }

    @Test
    void moreThanTheAllowedRequestsAtOnceAreRefusedAndRoomComesBack() throws Exception {
        try (var server = RawServer.saying(CHUNKED); var egress = reaching(Limits.usual().withAtOnce(2), server.url("/"))) {
            var first = answer(egress.send(get(server.url("/"), PATIENT)));
            var second = answer(egress.send(get(server.url("/"), PATIENT)));
            assertThat(egress.send(get(server.url("/"), PATIENT))).isEqualTo(new DialFailure.TooBusy());
            first.close();
            first.close();
            answer(egress.send(get(server.url("/"), PATIENT))).close();
            second.close();
        }
    }

    @Test
    void closingTheWayOutEndsWhatIsUnderWay() throws Exception {
        try (var server = RawServer.saying(CHUNKED)) {
            var egress = reaching(server.url("/"));
            var incoming = answer(egress.send(get(server.url("/"), PATIENT)));
            egress.close();
            assertThat(bodyFailure(incoming)).isEqualTo(new Cancelled(Sent.MAYBE));
            assertThat(egress.send(get(server.url("/"), PATIENT))).isEqualTo(new DialFailure.NotAllowed());
        }
    }

    @Test
    void aServerThatNeverReadsIsLeftAtTheDeadline() throws Exception {
        var released = new CountDownLatch(1);
        try (var server = RawServer.playing(connection -> released.await()); var egress = reaching(server.url("/"))) {
            var large = Outgoing.draft("test", HttpMethod.POST, Destination.of(server.url("/")), HASTY).body(new byte[32 << 20]).ready();
            assertThat(egress.send(large)).isEqualTo(new TimedOut(Sent.MAYBE));
            released.countDown();
        }
    }

    /// Far more waiting readers than carrier threads: none of them may hold one.
    @Test
    void manyQuietStreamsWaitAtOnceAndAllGetTheirEvent() throws Exception {
        int streams = 200;
        var waiting = new CountDownLatch(streams);
        var released = new CountDownLatch(1);
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.write(CHUNKED);
            waiting.countDown();
            released.await();
            connection.chunk("1");
            connection.write("0\r\n\r\n");
        }); var egress = reaching(Limits.usual().withAtOnce(streams), server.url("/"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var texts = Stream.generate(() -> threads.submit(() -> text(egress.send(get(server.url("/"), PATIENT))))).limit(streams).toList();
            assertThat(waiting.await(20, SECONDS)).isTrue();
            released.countDown();
            for (var text : texts) {
                assertThat(text.get(20, SECONDS)).isEqualTo("1");
            }
        }
    }
}
