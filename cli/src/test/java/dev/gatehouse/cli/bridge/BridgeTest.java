package dev.gatehouse.cli.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The bridge between a client of two streams and a gate on loopback.
class BridgeTest {
    private static final String MODERN = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final AtomicInteger passes = new AtomicInteger();
    private FakeGate fake;
    private PipedOutputStream stdin;
    private Gate gate;
    private Thread bridge;
    private volatile String nowhere = "";

    @BeforeEach
    void begin() throws IOException {
        fake = new FakeGate();
        stdin = new PipedOutputStream();
        InputStream in = new PipedInputStream(stdin, 1 << 16);
        gate = new Gate(new TestAccess());
        bridge = Thread.ofPlatform().start(() -> {
            try {
                new Bridge(gate, new Output(new Lines())).run(in);
            } catch (IOException | InterruptedException ended) {
                lines.add("ended by " + ended);
            }
        });
    }

    @AfterEach
    void end() throws Exception {
        stdin.close();
        fake.close();
        bridge.interrupt();
        bridge.join(5_000);
        gate.close();
    }

    /// Passes numbered in their order.
    private final class TestAccess implements Access {
        private Pass pass;

        @Override
        public synchronized Pass pass() throws NoGate {
            if (!nowhere.isEmpty()) {
                throw new NoGate(nowhere);
            }
            if (pass == null) {
                pass = new Pass(fake.url(), "token-" + passes.incrementAndGet());
            }
            return pass;
        }

        @Override
        public synchronized void forget(Pass used) {
            pass = pass == used ? null : pass;
        }
    }

    /// Hands out each line of the standard output.
    private final class Lines extends OutputStream {
        private final StringBuilder line = new StringBuilder();

        @Override
        public void write(int one) {
            throw new AssertionError("messages are written whole");
        }

        @Override
        public void write(byte[] bytes) {
            line.append(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {
            lines.add(line.toString());
            line.setLength(0);
        }
    }

    private void send(String message) throws IOException {
        stdin.write((message + "\n").getBytes(StandardCharsets.UTF_8));
        stdin.flush();
    }

    /// The next line, which must be one JSON object on a line of its own.
    private Map<Object, Object> next() throws Exception {
        String line = lines.poll(10, TimeUnit.SECONDS);
        assertThat(line).isNotNull().endsWith("\n");
        assertThat(line.strip()).doesNotContain("\n");
        return new LinkedHashMap<>((Map<?, ?>) Json.read(line.strip(), 1 << 20));
    }

    private static String result(Object id, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
    }

    private static String request(int id, String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{}}";
    }

    private static String modernCall(int id, String tool) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\"," + MODERN + "}}";
    }

    private static void initialize(FakeGate.Came came, OutputStream out, String session) throws IOException {
        FakeGate.json(out, 200, result(came.body().contains("\"id\":1") ? 1 : "\"gatehouse-bridge-again\"", "{\"protocolVersion\":\"2025-11-25\"}"),
            "Mcp-Session-Id: " + session);
    }

    @Test
    void aLegacySessionIsRememberedAndLeft() throws Exception {
        fake.behaviour = (came, out) -> {
            if (came.body().contains("\"initialize\"")) {
                initialize(came, out, "s-1");
            } else if (came.body().contains("notifications/")) {
                FakeGate.accepted(out);
            } else {
                FakeGate.json(out, came.verb().equals("GET") ? 405 : 200, result(2, "{\"tools\":[]}"));
            }
        };
        send(request(1, "initialize"));
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        send(request(2, "tools/list"));
        assertThat(next().get("id")).isEqualTo(1L);
        assertThat(next()).isEqualTo(Map.of("jsonrpc", "2.0", "id", 2L, "result", Map.of("tools", List.of())));
        stdin.close();
        bridge.join(10_000);
        fake.came.removeIf(came -> came.verb().equals("GET"));
        assertThat(fake.came).extracting(FakeGate.Came::verb).containsExactly("POST", "POST", "POST", "DELETE");
        assertThat(fake.came.getFirst().headers()).doesNotContainKeys("mcp-session-id", "mcp-protocol-version");
        assertThat(fake.came.subList(1, 4)).allSatisfy(came -> assertThat(came.headers()).containsEntry("mcp-session-id", "s-1")
            .containsEntry("mcp-protocol-version", "2025-11-25").containsEntry("authorization", "Bearer token-1"));
        assertThat(fake.came.get(2).headers()).containsEntry("accept", "application/json, text/event-stream").containsEntry("content-type", "application/json");
    }

    @Test
    void aLegacySessionHearsWhatBelongsToNoRequestAlsoAfterItsStreamBroke() throws Exception {
        String news = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}";
        fake.behaviour = (came, out) -> {
            if (came.body().contains("\"initialize\"")) {
                initialize(came, out, "s-1");
            } else if (came.verb().equals("GET")) {
                FakeGate.stream(out);
                FakeGate.event(out, news);
            } else {
                FakeGate.accepted(out);
            }
        };
        send(request(1, "initialize"));
        next();
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        assertThat(next().get("method")).isEqualTo("notifications/tools/list_changed");
        assertThat(next().get("method")).isEqualTo("notifications/tools/list_changed");
        assertThat(fake.came).filteredOn(came -> came.verb().equals("GET")).hasSizeGreaterThan(1).allSatisfy(came -> assertThat(came.headers())
            .containsEntry("mcp-session-id", "s-1").containsEntry("mcp-protocol-version", "2025-11-25").containsEntry("accept", "text/event-stream"));
    }

    @Test
    void aModernRequestRepeatsItsBodyInItsHead() throws Exception {
        fake.behaviour = (_, out) -> FakeGate.json(out, 200, result(7, "{}"));
        send(modernCall(7, "echo"));
        next();
        assertThat(fake.came.getFirst().headers()).containsEntry("mcp-method", "tools/call").containsEntry("mcp-name", "echo")
            .containsEntry("mcp-protocol-version", "2026-07-28").doesNotContainKey("mcp-session-id");
        assertThat(fake.came.getFirst().body()).isEqualTo(modernCall(7, "echo"));
    }

    @Test
    void eventsArriveWhileTheStreamGoesOn() throws Exception {
        var seen = new CountDownLatch(1);
        fake.behaviour = (_, out) -> {
            FakeGate.stream(out);
            FakeGate.event(out, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":1,\"progress\":1}}");
            assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
            FakeGate.event(out, result(3, "{\"content\":[]}"));
        };
        send(request(3, "tools/call"));
        assertThat(next().get("method")).isEqualTo("notifications/progress");
        seen.countDown();
        assertThat(next().get("id")).isEqualTo(3L);
    }

    @Test
    void aSlowCallHoldsUpNobody() throws Exception {
        var done = new CountDownLatch(1);
        fake.behaviour = (came, out) -> {
            if (came.body().contains("slow")) {
                done.await();
                FakeGate.json(out, 200, result(1, "{}"));
            } else {
                FakeGate.json(out, 200, result(2, "{}"));
            }
        };
        send(modernCall(1, "slow"));
        send(modernCall(2, "fast"));
        assertThat(next().get("id")).isEqualTo(2L);
        done.countDown();
        assertThat(next().get("id")).isEqualTo(1L);
    }

    @Test
    void withNoGateEveryRequestHearsWhatToRunAndItRecovers() throws Exception {
        nowhere = "Gatehouse is not running. Run `gatehouse up` and try again.";
        send(request(1, "initialize"));
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        send(request(2, "tools/list"));
        assertThat(((Map<?, ?>) next().get("error")).get("message")).isEqualTo(nowhere);
        Map<Object, Object> second = next();
        assertThat(second.get("id")).isEqualTo(2L);
        assertThat(((Map<?, ?>) second.get("error")).get("message")).isEqualTo(nowhere);
        nowhere = "";
        fake.behaviour = (_, out) -> FakeGate.json(out, 200, result(3, "{}"));
        send(request(3, "tools/list"));
        assertThat(next()).containsKey("result");
    }

    @Test
    void aGateThatIsGoneIsLookedForAgainAndNamed() throws Exception {
        fake.close();
        send(request(1, "tools/list"));
        assertThat(String.valueOf(((Map<?, ?>) next().get("error")).get("message"))).contains("gatehouse status");
        assertThat(passes).hasValue(2);
        fake = new FakeGate();
        fake.behaviour = (_, out) -> FakeGate.json(out, 200, result(2, "{}"));
        send(request(2, "tools/list"));
        assertThat(next()).containsKey("result");
    }

    @Test
    void aRefusedTokenIsReplacedOnce() throws Exception {
        fake.behaviour = (came, out) -> {
            boolean old = came.headers().get("authorization").endsWith("-1");
            FakeGate.json(out, old ? 401 : 200, old ? "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"no\"}}" : result(1, "{}"));
        };
        send(request(1, "tools/list"));
        assertThat(next()).containsKey("result");
        fake.behaviour = (_, out) -> FakeGate.json(out, 401, "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":\"The token or its owner has been revoked.\"}}");
        send(request(2, "tools/list"));
        Map<Object, Object> refused = next();
        assertThat(refused.get("id")).isEqualTo(2L);
        assertThat(((Map<?, ?>) refused.get("error")).get("message")).isEqualTo("The token or its owner has been revoked.");
        assertThat(fake.came).hasSize(4);
    }

    @Test
    void aForgottenSessionIsBegunAgainAndTheRequestSentOnce() throws Exception {
        var sessions = new AtomicInteger();
        fake.behaviour = (came, out) -> {
            if (came.body().contains("\"initialize\"")) {
                initialize(came, out, "s-" + sessions.incrementAndGet());
            } else if (came.body().contains("notifications/")) {
                FakeGate.accepted(out);
            } else if (came.headers().get("mcp-session-id").equals("s-1")) {
                FakeGate.json(out, 404, "{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":-32600,\"message\":\"There is no such session.\"}}");
            } else {
                FakeGate.json(out, 200, result(2, "{}"));
            }
        };
        send(request(1, "initialize"));
        next();
        send(request(2, "tools/list"));
        assertThat(next()).containsKey("result");
        assertThat(lines).isEmpty();
        assertThat(fake.came.stream().filter(came -> came.body().contains("\"initialize\""))).hasSize(2);
        assertThat(fake.came.stream().filter(came -> came.body().contains("tools/list"))).hasSize(2);
    }

    @Test
    void aModernCallIsCancelledByHangingUp() throws Exception {
        var hungUp = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        fake.behaviour = (came, out) -> {
            if (came.body().contains("\"id\":2")) {
                FakeGate.json(out, 200, result(2, "{}"));
                return;
            }
            FakeGate.stream(out);
            started.countDown();
            try {
                while (true) {
                    FakeGate.event(out, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":1,\"progress\":1}}");
                    Thread.sleep(10);
                }
            } catch (IOException gone) {
                hungUp.countDown();
            }
        };
        send(modernCall(1, "slow"));
        next();
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(fake.came).hasSize(1);
    }

    @Test
    void aLegacyCancellationIsPassedOn() throws Exception {
        fake.behaviour = (_, out) -> FakeGate.accepted(out);
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":9}}");
        fake.behaviour = (came, out) -> {
            if (came.body().contains("cancelled")) {
                FakeGate.accepted(out);
            } else {
                FakeGate.json(out, 200, result(1, "{}"));
            }
        };
        send(request(1, "ping"));
        next();
        assertThat(fake.came.getFirst().body()).contains("notifications/cancelled");
    }

    @Test
    void anAnswerThatBreaksOffIsToldAndNothingIsSentAgain() throws Exception {
        fake.behaviour = (_, out) -> FakeGate.stream(out);
        send(request(1, "tools/call"));
        Map<Object, Object> told = next();
        assertThat(told.get("id")).isEqualTo(1L);
        assertThat(String.valueOf(((Map<?, ?>) told.get("error")).get("message"))).contains("may have been carried out");
        fake.behaviour = (_, _) -> { };
        send(request(2, "tools/call"));
        assertThat(String.valueOf(((Map<?, ?>) next().get("error")).get("message"))).contains("may have been carried out");
        assertThat(fake.came).hasSize(2);
    }

    @Test
    void whatIsNoMessageNeverReachesTheClient() throws Exception {
        fake.behaviour = (_, out) -> FakeGate.whole(out, 502, "text/html", "<html>\nno</html>");
        send(request(1, "tools/list"));
        assertThat(String.valueOf(((Map<?, ?>) next().get("error")).get("message"))).contains("502");
        fake.behaviour = (_, out) -> FakeGate.json(out, 200, "{\n \"jsonrpc\":\"2.0\",\n \"id\":2,\n \"result\":{}}");
        send(request(2, "tools/list"));
        assertThat(next().get("id")).isEqualTo(2L);
        send("this is not json");
        assertThat(((Map<?, ?>) next().get("error")).get("code")).isEqualTo(-32700L);
        assertThat(fake.came).hasSize(2);
    }
}
