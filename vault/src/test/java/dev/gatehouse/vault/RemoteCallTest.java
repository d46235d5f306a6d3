package dev.gatehouse.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Header;
import dev.gatehouse.wire.message.Method;
import dev.gatehouse.wire.message.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A call of the gate to a remote server, over a real wire and a real connection.
class RemoteCallTest {
    private House house;

    private void open(Upstream upstream) throws IOException {
        house = new House();
        house.write(List.of(House.server("notes", upstream.url("/mcp"))), List.of());
    }

    @AfterEach
    void close() throws IOException {
        if (house != null) {
            house.close();
        }
    }

    @Test
    void anAnswerComesBackWithItsStatusItsHeadersAndItsBytes() throws Exception {
        try (var upstream = Upstream.saying("200 OK", "Content-Type: application/json\r\nMcp-Session-Id: s-1\r\nX-Internal: no\r\nSet-Cookie: a=b\r\n", "{\"ok\":true}")) {
            open(upstream);
            assertThat(House.told(house.post("notes", "{\"id\":1}"))).isEqualTo("200 content-type=application/json mcp-session-id=s-1|{\"ok\":true}|end");
            assertThat(upstream.asked.getFirst().line()).isEqualTo("POST /mcp HTTP/1.1");
            assertThat(upstream.asked.getFirst().body()).isEqualTo("{\"id\":1}");
            assertThat(upstream.asked.getFirst().head()).contains("accept: application/json, text/event-stream", "content-type: application/json");
        }
    }

    @Test
    void errorsOfTheServerPassAsTheyAreAndChallengesStay() throws Exception {
        try (var upstream = Upstream.saying("401 Unauthorized", "WWW-Authenticate: Bearer realm=\"x\"\r\nRetry-After: 3\r\n", "no")) {
            open(upstream);
            assertThat(House.told(house.post("notes", "{}"))).isEqualTo("401 retry-after=3|no|end");
        }
    }

    @Test
    void nothingOfTheClientsCredentialsIsSentOn() throws Exception {
        try (var upstream = Upstream.saying("200 OK", "", "{}")) {
            open(upstream);
            var headers = List.of(new Header("Authorization", "Bearer inbound"), new Header("Cookie", "a=b"), new Header("X-Api-Key", "k"),
                new Header("Mcp-Session-Id", "of-somebody-else"), new Header("Host", "evil.example"), new Header("Accept", "text/html"), new Header("Mcp-Method", "tools/list"));
            House.told(house.call("notes", "acme", Method.POST, headers, Optional.of("s-9"), "{}"));
            assertThat(upstream.asked.getFirst().head()).doesNotContain("inbound", "cookie", "x-api-key", "of-somebody-else", "evil", "text/html")
                .contains("mcp-session-id: s-9", "mcp-method: tools/list");
        }
    }

    @Test
    void anEventIsNamedOnlyWhereAStreamIsPickedUp() throws Exception {
        try (var upstream = Upstream.saying("200 OK", "", "{}")) {
            open(upstream);
            var headers = List.of(new Header("Last-Event-ID", "e-1"));
            House.told(house.call("notes", "acme", Method.GET, headers, Optional.of("s-9"), ""));
            House.told(house.call("notes", "acme", Method.POST, headers, Optional.of("s-9"), "{}"));
            assertThat(upstream.asked.getFirst().line()).startsWith("GET ");
            assertThat(upstream.asked.getFirst().head()).contains("last-event-id: e-1");
            assertThat(upstream.asked.getLast().line()).startsWith("POST ");
            assertThat(upstream.asked.getLast().head()).doesNotContain("e-1");
        }
    }

    @Test
    void theFirstOfTenEventsArrivesBeforeTheSecondIsSent() throws Exception {
        BlockingQueue<Integer> mayGo = new LinkedBlockingQueue<>();
        try (var upstream = new Upstream((_, answering) -> {
            answering.events();
            for (int i = 0; i < 10; i++) {
                answering.chunk("data: " + i + "\n\n");
                mayGo.take();
            }
            answering.chunk("");
        })) {
            open(upstream);
            try (Exchange exchange = house.post("notes", "{}")) {
                assertThat(Told.of(exchange.receive())).startsWith("200 content-type=text/event-stream");
                for (int i = 0; i < 10; i++) {
                    assertThat(Told.of(exchange.receive())).isEqualTo("data: " + i + "\n\n");
                    mayGo.add(i);
                }
                assertThat(Told.of(exchange.receive())).isEqualTo("|end");
            }
        }
    }

    @Test
    void aSlowReaderHoldsBackTheServer() throws Exception {
        AtomicLong written = new AtomicLong();
        String piece = "data: " + "x".repeat(65_000) + "\n\n";
        try (var upstream = new Upstream((_, answering) -> {
            answering.events();
            for (int i = 0; i < 1_000; i++) {
                answering.chunk(piece);
                written.addAndGet(piece.length());
            }
        })) {
            open(upstream);
            try (Exchange exchange = house.call("notes", "acme", Method.POST, List.of(), Optional.empty(), "{}", 10_000, 64 * 1024)) {
                assertThat(exchange.receive()).isInstanceOf(Head.class);
                long before = -1;
                for (int still = 0; still < 3; ) {
                    TimeUnit.MILLISECONDS.sleep(50);
                    still = written.get() == before ? still + 1 : 0;
                    before = written.get();
                }
                assertThat(before).as("bytes taken from the server while nobody reads").isLessThan(12L << 20);
                for (long read = 0; read < before; ) {
                    read += ((Part) exchange.receive()).length();
                }
                assertThat(written.get()).as("it goes on when somebody reads").isGreaterThan(before);
            }
        }
    }

    @Test
    void aRedirectIsRefusedByItsNameAndNotFollowed() throws Exception {
        try (var elsewhere = Upstream.saying("200 OK", "", "secret"); var upstream = Upstream.saying("307 Temporary Redirect", "Location: " + elsewhere.url("/") + "\r\n", "")) {
            open(upstream);
            assertThat(House.told(house.post("notes", "{}"))).isEqualTo("REDIRECTS UNKNOWN redirect-refused");
            assertThat(elsewhere.connections).hasValue(0);
        }
    }

    @Test
    void aCancelledCallClosesTheServersConnectionAtOnce() throws Exception {
        var arrived = new CountDownLatch(1);
        try (var upstream = new Upstream((_, answering) -> {
            answering.events();
            arrived.countDown();
            answering.awaitEnd();
            throw new IOException("left");
        })) {
            open(upstream);
            Exchange exchange = house.post("notes", "{}");
            assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
            long began = System.nanoTime();
            exchange.cancel();
            assertThat(upstream.clientLeft.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(System.nanoTime() - began).as("nanoseconds until the server saw it").isLessThan(2_000_000_000L);
            exchange.close();
        }
    }

    @Test
    void aCallCancelledBeforeTheHeadClosesTheConnectionToo() throws Exception {
        var arrived = new CountDownLatch(1);
        try (var upstream = new Upstream((_, answering) -> {
            arrived.countDown();
            answering.awaitEnd();
            throw new IOException("left");
        })) {
            open(upstream);
            Exchange exchange = house.post("notes", "{}");
            assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
            exchange.cancel();
            assertThat(upstream.clientLeft.await(5, TimeUnit.SECONDS)).isTrue();
            exchange.close();
        }
    }

    @Test
    void whatWasNeverSentHadNoEffectAndWhatMayHaveBeenIsUnknown() throws Exception {
        try (var upstream = new Upstream((_, answering) -> answering.close())) {
            open(upstream);
            assertThat(House.told(house.post("notes", "{}"))).startsWith("GONE UNKNOWN");
        }
        house.write(List.of(House.server("notes", "http://127.0.0.1:" + nobodysPort())), List.of());
        assertThat(House.told(house.post("notes", "{}"))).isEqualTo("UNREACHABLE NONE connect-refused");
    }

    private static int nobodysPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void anAnswerThatIsLateIsATimeout() throws Exception {
        try (var upstream = new Upstream((_, answering) -> answering.awaitEnd())) {
            open(upstream);
            assertThat(House.told(house.call("notes", "acme", Method.POST, List.of(), Optional.empty(), "{}", 200, 1024))).isEqualTo("TIMEOUT UNKNOWN timed-out");
        }
    }

    @Test
    void anAnswerThatBreaksOffIsCut() throws Exception {
        try (var upstream = new Upstream((_, answering) -> {
            answering.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            answering.close();
        })) {
            open(upstream);
            assertThat(House.told(house.post("notes", "{}"))).isEqualTo("200 |half|cut broken-closed");
        }
    }

    @Test
    void anAnswerOverTheServersLimitIsCut() throws Exception {
        try (var upstream = Upstream.saying("200 OK", "Content-Type: application/json\r\n", "x".repeat(70_000))) {
            open(upstream);
            assertThat(House.told(house.post("notes", "{}"))).endsWith("|cut answer-too-large");
        }
    }

    @Test
    void aServerThatNobodyWroteIsUnknown() throws Exception {
        try (var upstream = Upstream.saying("200 OK", "", "{}")) {
            open(upstream);
            assertThat(House.told(house.post("other", "{}"))).startsWith("UNKNOWN_SERVER NONE");
            house.write(List.of(), List.of());
            assertThat(House.told(house.post("notes", "{}"))).startsWith("UNKNOWN_SERVER NONE");
            assertThat(upstream.connections).hasValue(0);
        }
    }

    @Test
    void aNameThatLeadsInsideIsRefusedUnlessThatAddressWasWritten() throws Exception {
        for (String inside : List.of("127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.1")) {
            house = new House(House.everyNameIs(inside));
            house.write(List.of(House.server("notes", "https://notes.example/mcp")), List.of());
            assertThat(House.told(house.post("notes", "{}"))).isEqualTo("REFUSED_DESTINATION NONE address-refused");
            house.awaitEvent("dial-failed https://notes.example address-refused");
            house.close();
        }
        house = null;
    }

    @Test
    void plainHttpToThePublicIsNeverDialled() throws Exception {
        house = new House(House.everyNameIs("93.184.216.34"));
        house.write(List.of(House.server("notes", "http://notes.example/mcp")), List.of());
        assertThat(House.told(house.post("notes", "{}"))).startsWith("REFUSED_DESTINATION NONE");
    }

    @Test
    void noConnectionIsSharedBetweenTenants() throws Exception {
        try (var upstream = Upstream.saying("200 OK", "", "{}")) {
            open(upstream);
            for (String tenant : List.of("acme", "acme", "umbrella", "umbrella")) {
                House.told(house.call("notes", tenant, Method.POST, List.of(), Optional.empty(), "{}"));
            }
            assertThat(upstream.asked).hasSize(4);
            assertThat(upstream.connections).hasValue(2);
        }
    }

    @Test
    void aSessionIsEndedByDelete() throws Exception {
        try (var upstream = Upstream.saying("200 OK", "", "")) {
            open(upstream);
            assertThat(House.told(house.call("notes", "acme", Method.DELETE, List.of(), Optional.of("s-1"), ""))).isEqualTo("200 ||end");
            assertThat(upstream.asked.getFirst().line()).startsWith("DELETE /mcp");
            assertThat(upstream.asked.getFirst().head()).contains("mcp-session-id: s-1");
        }
    }

    @Test
    void aHeaderThatCannotBeSentEndsTheCallBeforeItIsSent() throws Exception {
        try (var upstream = Upstream.saying("200 OK", "", "{}")) {
            open(upstream);
            assertThat(House.told(house.call("notes", "acme", Method.POST, List.of(new Header("Mcp-Name", "grüße")), Optional.empty(), "{}"))).startsWith("PROTOCOL NONE");
            assertThat(House.told(house.call("notes", "acme", Method.POST, List.of(new Header("Mcp-Name", "a"), new Header("mcp-name", "b")), Optional.empty(), "{}"))).startsWith("PROTOCOL NONE");
            assertThat(upstream.connections).hasValue(0);
        }
    }

    @Test
    void theRecorderHearsOfEachHostOnce() throws Exception {
        try (var upstream = Upstream.saying("200 OK", "", "{}")) {
            open(upstream);
            House.told(house.post("notes", "{}"));
            House.told(house.post("notes", "{}"));
            house.awaitEvent("dialled http://127.0.0.1");
            assertThat(house.events.getFirst()).startsWith("start");
            assertThat(house.events.stream().filter(event -> event.startsWith("dialled"))).hasSize(1);
            assertThat(house.broker.report()).extracting(Object::toString).anyMatch(fact -> fact.contains("requests") && fact.contains("2"));
        }
    }

    @Test
    void aLargeBodyArrivesWhole() throws Exception {
        try (var upstream = new Upstream((asked, answering) -> answering.whole("200 OK", "", Integer.toString(asked.body().length())))) {
            open(upstream);
            assertThat(House.told(house.post("notes", "a".repeat(3_000_000)))).isEqualTo("200 |3000000|end");
        }
    }

    @Test
    void textOfTheAnswerIsPassedByteForByte() throws Exception {
        String odd = "{\"a\" :\t1.0e0,\"b\":\"\\u0041\u202e\"}";
        try (var upstream = Upstream.saying("200 OK", "", odd)) {
            open(upstream);
            assertThat(House.told(house.post("notes", "{}")).getBytes(StandardCharsets.UTF_8)).isEqualTo(("200 |" + odd + "|end").getBytes(StandardCharsets.UTF_8));
        }
    }
}
