package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.wire.message.FieldName;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams go event by event, each of them judged, at the pace of whoever reads.
class StreamsTest {
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open();
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "fresh"})
    void theFirstOfTenEventsArrivesBeforeTheServerSendsTheSecond(String route) throws Exception {
        var seen = new Semaphore(0);
        gate.servers.tricks.put("ten", (asked, exchange) -> {
            Says.stream(exchange);
            for (int i = 1; i <= 10; i++) {
                Says.event(exchange, Says.progress(asked.id(), i));
                acquire(seen);
            }
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        try (RawClient client = gate.begin(CancellingTest.withProgress(Ask.modernCall(route, "ten", "4"), "\"mine\""))) {
            assertThat(client.head().status()).isEqualTo(200);
            for (int i = 1; i <= 10; i++) {
                assertThat(client.event()).contains("\"progressToken\":\"mine\"").contains("\"progress\":" + i + "}");
                seen.release();
            }
            assertThat(client.event()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":4,\"result\":");
            assertThat(client.event()).as("nothing behind the answer").isNull();
        }
    }

    private static void acquire(Semaphore seen) throws java.io.IOException {
        try {
            if (!seen.tryAcquire(15, TimeUnit.SECONDS)) {
                throw new java.io.IOException("the client has not seen it");
            }
        } catch (InterruptedException stopped) {
            throw new java.io.IOException(stopped);
        }
    }

    @Test
    void oneEventWithHiddenTextAmongTenArrivesWithoutIt() throws Exception {
        String hidden = new String(Character.toChars(0xE0041)) + new String(Character.toChars(0xE0042));
        RawClient.Reply[] head = new RawClient.Reply[1];
        try (RawClient client = stream("hidden", 5, ",\"message\":\"go" + hidden + " on\"", head)) {
            for (int i = 1; i <= 10; i++) {
                String event = client.event();
                assertThat(event).contains("\"progress\":" + i).doesNotContain(hidden).doesNotContain("e0041").doesNotContain("E0041");
                if (i == 5) {
                    assertThat(event).contains("go");
                }
            }
            assertThat(client.event()).contains("\"result\"");
        }
        assertThat(closing(head[0]).text(FieldName.BY)).contains("plain-text");
        assertThat(closing(head[0]).text(FieldName.OUTCOME)).isEqualTo("done");
    }

    @Test
    void oneMalformedEventAmongTenEndsTheCall() throws Exception {
        RawClient.Reply[] head = new RawClient.Reply[1];
        try (RawClient client = stream("malformed", 5, ",\"progress\":7", head)) {
            for (int i = 1; i <= 4; i++) {
                assertThat(client.event()).contains("\"progress\":" + i);
            }
            assertThat(client.event()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":4,\"error\":{").contains("\"code\":\"upstream-invalid\"").contains("\"effect\":\"unknown\"")
                .contains("\"call\":\"" + head[0].header("Gatehouse-Call") + "\"");
            assertThat(client.event()).isNull();
        }
        assertThat(closing(head[0]).text(FieldName.CODE)).isEqualTo("upstream-invalid");
    }

    /// Ten events, one of them with more in it.
    private static RawClient stream(String tool, int which, String more, RawClient.Reply[] head) throws Exception {
        gate.servers.tricks.put(tool, (asked, exchange) -> {
            Says.stream(exchange);
            for (int i = 1; i <= 10; i++) {
                String note = Says.progress(asked.id(), i);
                Says.event(exchange, i == which ? note.replace("}}", more + "}}") : note);
            }
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        RawClient client = gate.begin(CancellingTest.withProgress(Ask.modernCall("fresh", tool, "4"), "1"));
        head[0] = client.head();
        return client;
    }

    private static FakeRecorder.Line closing(RawClient.Reply head) throws InterruptedException {
        return gate.recorder.await(line -> line.kind().equals("close") && line.isOf(head.header("Gatehouse-Call")));
    }

    @Test
    void aLongStreamWritesCheckpoints() throws Exception {
        gate.servers.tricks.put("long", (asked, exchange) -> {
            Says.stream(exchange);
            for (int i = 0; i < 250; i++) {
                Says.event(exchange, Says.progress(asked.id(), i));
            }
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        try (RawClient client = gate.begin(CancellingTest.withProgress(Ask.modernCall("fresh", "long", "4"), "1"))) {
            String call = client.head().header("Gatehouse-Call");
            while (client.event() != null) {
                continue;
            }
            assertThat(gate.recorder.of(call)).extracting(FakeRecorder.Line::kind).containsExactly("open", "checkpoint", "checkpoint", "close");
        }
    }

    @Test
    void notesThatBelongToNoCallOfTheClientAreDropped() throws Exception {
        gate.servers.tricks.put("gossip", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.progress("\"alice\"", 1));
            Says.event(exchange, Says.progress("9" + asked.id(), 1));
            Says.event(exchange, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\",\"data\":\"x\"}}");
            Says.event(exchange, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        RawClient.Reply reply = gate.ask(CancellingTest.withProgress(Ask.modernCall("fresh", "gossip", "4"), "\"alice\""));
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(gate.ask(Ask.modernCall("fresh", "gossip", "4")).status()).isEqualTo(200);
    }

    @Test
    void withoutASeatForAStreamTheAnswerComesAlone() throws Exception {
        try (var small = GateUnderTest.open(GateUnderTest.limits(64, 1, 1000), GateUnderTest.SERVERS + GateUnderTest.LIMITS)) {
            var go = new CountDownLatch(1);
            small.servers.tricks.put("noisy", (asked, exchange) -> {
                Says.stream(exchange);
                Says.event(exchange, Says.progress(asked.id(), 1));
                if (asked.body().contains("\"wait\"")) {
                    Moments.await(go);
                }
                Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
                Says.end(exchange);
            });
            try (RawClient first = small.begin(CancellingTest.withProgress(Ask.modernCall("fresh", "noisy", "1"), "\"wait\"").body("{\"a\":1}", "{\"a\":\"wait\"}"))) {
                first.head();
                first.event();
                RawClient.Reply second = small.ask(CancellingTest.withProgress(Ask.modernCall("fresh", "noisy", "2"), "2"));
                assertThat(second.status()).isEqualTo(200);
                assertThat(second.body()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":");
                go.countDown();
                assertThat(first.event()).contains("\"result\"");
            }
            assertThat(small.servers.calls("noisy")).isEqualTo(2);
        }
    }

    /// What may lie between them: the credit of a call, and what the systems' sockets hold.
    @Test
    void aSlowReaderHoldsBackTheServerAndNotOurMemory() throws Exception {
        var sent = new AtomicLong();
        int all = 64 << 20;
        String text = "x".repeat(32_000);
        gate.servers.tricks.put("flood", (asked, exchange) -> {
            Says.stream(exchange);
            while (sent.get() < all) {
                Says.event(exchange, Says.progress(asked.id(), 1).replace("}}", ",\"message\":\"" + text + "\"}}"));
                sent.addAndGet(32_000);
            }
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        try (RawClient client = new RawClient(gate.port(), 16 * 1024)) {
            client.send(gate.fill(CancellingTest.withProgress(Ask.modernCall("fresh", "flood", "1"), "1").text(java.util.Map.of())));
            client.head();
            client.event();
            requireHeldBack(sent, 1);
            for (int i = 1; i < 200; i++) {
                client.event();
            }
            requireHeldBack(sent, 200);
        }
    }

    /// What was sent and not read, when nothing moves any more.
    private static void requireHeldBack(AtomicLong sent, int read) throws InterruptedException {
        assertThat(standstill(sent) - read * 32_000L).as("bytes on their way to a reader that does not read").isBetween(-32_000L, 12L << 20);
    }

    /// Waits until nothing has moved for a while.
    private static long standstill(AtomicLong sent) throws InterruptedException {
        long before = -1;
        for (int quiet = 0; quiet < 8; quiet = sent.get() == before ? quiet + 1 : 0) {
            before = sent.get();
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        }
        return before;
    }
}
