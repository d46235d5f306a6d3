package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.Header;
import dev.gatehouse.wire.message.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A reply that ends before the answer is picked up where it ended, and its call is never sent again.
class PickUpTest {
    private GateUnderTest gate;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long endedAt;

    @BeforeEach
    void open() throws Exception {
        gate = GateUnderTest.open();
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    private static void raw(Exchange exchange, String text) throws IOException {
        exchange.send(Part.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// A tool whose server ends the stream of its call after this event.
    private void ends(String event, End end) {
        gate.servers.tricks.put("polls", (asked, exchange) -> {
            Says.stream(exchange);
            raw(exchange, event);
            endedAt = System.nanoTime();
            exchange.send(end);
            ended.countDown();
        });
    }

    /// What the server does with streams that are asked for by the id of an event.
    private void pickedUp(FakeServers.Trick play) {
        gate.servers.manners.put("old", (asked, exchange) -> {
            if (lastEvent(asked).isPresent()) {
                play.play(asked, exchange);
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
    }

    private static Optional<String> lastEvent(Asked asked) {
        return asked.send().headers().stream().filter(header -> header.name().equalsIgnoreCase("Last-Event-ID")).map(Header::value).findFirst();
    }

    private String callId() throws InterruptedException {
        return gate.servers.await(each -> each.tool().equals("polls")).id();
    }

    private List<String> pickUps() {
        return gate.servers.heard().stream().flatMap(each -> lastEvent(each).stream()).toList();
    }

    private void answer(Exchange exchange) throws IOException {
        try {
            Says.event(exchange, Says.answer(callId(), Says.ECHO));
            Says.end(exchange);
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aReplyIsPickedUpAfterThePauseThatItsServerAskedFor(boolean inOrder) throws Exception {
        ends("id: e-1\nretry: 400\ndata: \n\n", inOrder ? End.complete() : End.cut("broken-closed"));
        pickedUp((_, exchange) -> {
            assertThat(Duration.ofNanos(System.nanoTime() - endedAt)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
            Says.stream(exchange);
            answer(exchange);
        });
        assertThat(gate.ask(Ask.modernCall("old", "polls", "1")).body()).contains(Says.ECHO.substring(2, Says.ECHO.length() - 2));
        assertThat(pickUps()).containsExactly("e-1");
        assertThat(gate.servers.calls("polls")).as("never sent again").isEqualTo(1);
    }

    @Test
    void aReplyIsPickedUpAsOftenAsItEnds() throws Exception {
        var times = new AtomicInteger();
        ends("id: a\nretry: 1\ndata: \n\n", End.complete());
        pickedUp((_, exchange) -> {
            Says.stream(exchange);
            switch (times.incrementAndGet()) {
                case 1 -> raw(exchange, "id: b\ndata: " + Says.log("error") + "\n\n");
                case 2 -> raw(exchange, ": nothing yet\n\n");
                default -> answer(exchange);
            }
            if (times.get() < 3) {
                Says.end(exchange);
            }
        });
        String session = gate.session("alice", "old");
        try (RawClient client = gate.begin(Ask.legacyCall("old", session, "polls", "7"))) {
            client.head();
            assertThat(client.event()).isEqualTo(Says.log("error"));
            assertThat(client.event()).isEqualTo(Says.answer("7", Says.ECHO));
        }
        assertThat(pickUps()).containsExactly("a", "b", "b");
        assertThat(gate.servers.calls("polls")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"old|data: x|broken-closed", "old|id: e-1|answer-too-large", "old|id:|", "old|retry: 10|", "fresh|id: e-1|",
        "old|id: e-1!retry: 9999999|"})
    void whatCannotBePickedUpIsLost(String route, String event, String cut) throws Exception {
        ends(event.replace('!', '\n') + "\n" + (event.startsWith("data") ? "" : "data: \n\n"), cut == null ? End.complete() : End.cut(cut));
        RefusalShape.check(gate.ask(Ask.modernCall(route, "polls", "1")), Code.UPSTREAM_LOST, Code.UPSTREAM_LOST.http(), "1", "unknown");
        assertThat(pickUps()).isEmpty();
        assertThat(gate.servers.calls("polls")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"404", "405", "500"})
    void aServerThatKnowsNothingOfItHasLostTheCall(int status) throws Exception {
        ends("id: e-1\nretry: 1\ndata: \n\n", End.complete());
        pickedUp((_, exchange) -> Says.nothing(exchange, status));
        RefusalShape.check(gate.ask(Ask.modernCall("old", "polls", "1")), Code.UPSTREAM_LOST, Code.UPSTREAM_LOST.http(), "1", "unknown");
        assertThat(pickUps()).containsExactly("e-1");
        assertThat(gate.servers.calls("polls")).isEqualTo(1);
    }

    @Test
    void anAnswerToAnotherRequestIsNotTakenThereEither() throws Exception {
        ends("id: e-1\nretry: 1\ndata: \n\n", End.complete());
        pickedUp((_, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.answer("99999", Says.ECHO));
            Says.end(exchange);
        });
        RefusalShape.check(gate.ask(Ask.modernCall("old", "polls", "1")), Code.UPSTREAM_INVALID, 200, "1", "unknown");
    }

    @Test
    void aCallIsCancelledInThePauseToo() throws Exception {
        ends("id: e-1\nretry: 15000\ndata: \n\n", End.complete());
        String session = gate.session("alice", "old");
        try (RawClient client = gate.begin(Ask.legacyCall("old", session, "polls", "7"))) {
            assertThat(ended.await(15, TimeUnit.SECONDS)).isTrue();
            gate.ask(Ask.bare("old", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}").with("Mcp-Session-Id", session)
                .with("MCP-Protocol-Version", "2025-11-25"));
            RefusalShape.check(client.reply(), Code.CANCELLED, 200, "7", "unknown");
        }
        gate.servers.await(each -> each.method().equals("notifications/cancelled") && each.body().contains("\"requestId\":" + callIdNow() + ","));
        assertThat(pickUps()).isEmpty();
    }

    private String callIdNow() {
        return gate.servers.heard().stream().filter(each -> each.tool().equals("polls")).findFirst().orElseThrow().id();
    }
}
