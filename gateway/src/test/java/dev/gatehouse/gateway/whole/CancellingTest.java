package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.message.FieldName;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who ends a running call, and who does not.
class CancellingTest {
    /// What is covered here, for [EveryCodeIsCoveredTest].
    static final Set<Code> COVERED = Set.of(Code.CANCELLED);
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
    @ValueSource(strings = {"old", "fresh", "piped"})
    void aModernClientThatLeavesCancelsWhileTheServerSaysNothing(String route) throws Exception {
        var gone = new CountDownLatch(1);
        gate.servers.tricks.put("silent-" + route, Moments.silentUntilGone(gone));
        RawClient client = gate.begin(Ask.modernCall(route, "silent-" + route, "1"));
        Asked asked = gate.servers.await(each -> each.tool().equals("silent-" + route));
        client.close();
        assertThat(gone.await(15, TimeUnit.SECONDS)).as("the server heard of it").isTrue();
        FakeRecorder.Line close = gate.recorder.await(line -> line.kind().equals("close") && line.isOf(asked.send().callId()));
        assertThat(close.text(FieldName.CODE)).isEqualTo("cancelled");
        assertThat(close.text(FieldName.OUTCOME)).isEqualTo("cancelled");
        assertThat(close.text(FieldName.EFFECT)).isEqualTo("unknown");
        if (!route.equals("fresh")) {
            gate.servers.await(each -> each.method().equals("notifications/cancelled") && each.body().contains("\"requestId\":" + asked.id() + ","));
        }
    }

    @Test
    void aModernClientThatLeavesItsStreamCancels() throws Exception {
        var gone = new CountDownLatch(1);
        gate.servers.tricks.put("streaming", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.progress(asked.id(), 1));
            exchange.onGone(gone::countDown);
            Moments.await(gone);
        });
        RawClient client = gate.begin(withProgress(Ask.modernCall("fresh", "streaming", "1"), "\"p\""));
        assertThat(client.head().header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(client.event()).contains("\"progressToken\":\"p\"");
        client.close();
        assertThat(gone.await(15, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anOlderClientCancelsItsOwnCallByANote() throws Exception {
        var gone = new CountDownLatch(1);
        gate.servers.tricks.put("noted", Moments.silentUntilGone(gone));
        String session = gate.session("alice", "old");
        try (RawClient running = gate.begin(Ask.legacyCall("old", session, "noted", "\"n\""))) {
            gate.servers.await(each -> each.tool().equals("noted"));
            assertThat(gate.ask(cancel("old", session, "\"n\"")).status()).isEqualTo(202);
            assertThat(gone.await(15, TimeUnit.SECONDS)).isTrue();
            RefusalShape.check(running.reply(), Code.CANCELLED, 200, "\"n\"", "unknown");
        }
    }

    @Test
    void aNumberIsNotTheTextThatLooksLikeIt() throws Exception {
        var go = new CountDownLatch(1);
        gate.servers.tricks.put("typed", Moments.answerAfter(go));
        String session = gate.session("alice", "old");
        try (RawClient running = gate.begin(Ask.legacyCall("old", session, "typed", "1"))) {
            gate.servers.await(each -> each.tool().equals("typed"));
            assertThat(gate.ask(cancel("old", session, "\"1\"")).status()).isEqualTo(202);
            go.countDown();
            assertThat(running.reply().body()).isEqualTo(Says.answer("1", Says.ECHO));
        }
    }

    @Test
    void anOlderClientThatLeavesCancelsNothing() throws Exception {
        var left = new CountDownLatch(1);
        gate.servers.tricks.put("patient", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.progress(asked.id(), 1));
            Moments.await(left);
            for (int i = 2; i < 50; i++) {
                Says.event(exchange, Says.progress(asked.id(), i));
            }
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        String session = gate.session("alice", "old");
        RawClient client = gate.begin(withProgress(Ask.legacyCall("old", session, "patient", "1").body("\"arguments\"", "\"_meta\":{},\"arguments\""), "9"));
        String call = client.head().header("Gatehouse-Call");
        client.event();
        client.close();
        left.countDown();
        FakeRecorder.Line close = gate.recorder.await(line -> line.kind().equals("close") && line.isOf(call));
        assertThat(close.text(FieldName.OUTCOME)).isEqualTo("done");
        assertThat(gate.servers.heard().stream().filter(each -> each.method().equals("notifications/cancelled") && each.send().callId().equals(call))).isEmpty();
    }

    @Test
    void aCallThatIsCancelledDuringTheHandshakeIsNeverSent() throws Exception {
        try (var own = GateUnderTest.open()) {
            var go = new CountDownLatch(1);
            String session = own.session("alice", "old");
            own.servers.tricks.put("forget-me", (asked, exchange) -> Says.nothing(exchange, 404));
            own.ask(Ask.legacyCall("old", session, "forget-me", "1"));
            own.servers.manners.put("old", (asked, exchange) -> {
                if (asked.method().equals("initialize")) {
                    Moments.await(go);
                }
                own.servers.usual(asked, exchange);
            });
            try (RawClient running = own.begin(Ask.legacyCall("old", session, "echo", "2"))) {
                own.servers.await(_ -> own.servers.heard().stream().filter(each -> each.method().equals("initialize")).count() == 2);
                assertThat(own.ask(cancel("old", session, "2")).status()).isEqualTo(202);
                go.countDown();
                RefusalShape.check(running.reply(), Code.CANCELLED, 200, "2", "none");
            }
            assertThat(own.servers.calls("echo")).isZero();
        }
    }

    @Test
    void theEndOfASessionEndsItsCallsAndTheServersSession() throws Exception {
        var gone = new CountDownLatch(1);
        gate.servers.tricks.put("ending", Moments.silentUntilGone(gone));
        String session = gate.session("alice", "old");
        try (RawClient running = gate.begin(Ask.legacyCall("old", session, "ending", "1"))) {
            Asked asked = gate.servers.await(each -> each.tool().equals("ending"));
            Ask end = Ask.plain("DELETE", "/mcp/old").with("Authorization", "Bearer {alice}").with("Mcp-Session-Id", session);
            assertThat(gate.ask(end).status()).isEqualTo(204);
            assertThat(gone.await(15, TimeUnit.SECONDS)).isTrue();
            RefusalShape.check(running.reply(), Code.CANCELLED, 200, "1", "unknown");
            gate.servers.await(each -> each.method().equals("DELETE") && each.send().sessionId().equals(asked.send().sessionId()));
            assertThat(gate.ask(end).status()).isEqualTo(404);
        }
    }

    static Ask withProgress(Ask ask, String token) {
        return ask.body("\"_meta\":{", "\"_meta\":{\"progressToken\":" + token + (ask.body().contains("\"_meta\":{}") ? "" : ","));
    }

    static Ask cancel(String route, String session, String id) {
        return Ask.bare(route, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":" + id + "}}")
            .with("Mcp-Session-Id", session);
    }

}
