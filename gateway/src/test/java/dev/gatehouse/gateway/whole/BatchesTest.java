package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.protocol.Batch;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.wire.message.FieldName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Batches of clients of 2025-03-26: every member is a call of its own, and what is no batch reaches nobody.
@Timeout(60)
class BatchesTest {
    static final Set<Code> COVERED = Set.of(Code.BATCH_INVALID);
    private static final String OPEN = GateUnderTest.SERVERS.replace("maxAnswer: 64KiB", "maxAnswer: 64KiB, allow: [elicitation]");
    private static final String NOTE = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}";
    private static final String PONG = "{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"result\":{}}";
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open(GateUnderTest.quick(), OPEN + GateUnderTest.LIMITS);
        gate.servers.tricks.put("tells", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.log("error"));
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        gate.servers.tricks.put("waits", (asked, exchange) -> {
            try {
                gate.servers.await(each -> each.method().equals("notifications/cancelled"));
            } catch (InterruptedException stop) {
                throw new IOException(stop);
            }
        });
        gate.servers.tricks.put("large", (asked, exchange) -> Says.result(asked, exchange, "{\"content\":[],\"large\":\"" + "x".repeat(60_000) + "\"}"));
        gate.servers.tricks.put("asks", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.request("70", "elicitation/create", "{\"message\":\"Which?\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{}}}"));
            try {
                gate.servers.await(each -> each.method().equals("answer") && each.body().contains(":70,"));
            } catch (InterruptedException stop) {
                throw new IOException(stop);
            }
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    private static String session(String caller, String route, String revision) throws IOException {
        RawClient.Reply reply = gate.ask(Ask.initialize(route).by(caller).body("2025-11-25", revision).body("\"capabilities\":{}", "\"capabilities\":{\"elicitation\":{}}"));
        assertThat(reply.body()).contains(revision);
        return reply.header("Mcp-Session-Id");
    }

    private static String session(String caller, String route) throws IOException {
        return session(caller, route, "2025-03-26");
    }

    private static Ask batch(String route, String session, String... members) {
        return Ask.bare(route, "[" + String.join(",", members) + "]").with("Mcp-Session-Id", session);
    }

    private static String call(String id, String tool) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":{}}}";
    }

    /// The answers of an array, in no order.
    private static List<String> answers(RawClient.Reply reply) throws Exception {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        var array = (JsonArray) Message.read(reply.body().getBytes(StandardCharsets.UTF_8), Message.fromServers(1 << 20));
        return array.values().stream().map(BatchesTest::text).toList();
    }

    private static String text(Json json) {
        return new String(((JsonObject) json).bytes(), StandardCharsets.UTF_8);
    }

    private static List<FakeRecorder.Line> opened(String tool) {
        return gate.recorder.all().stream().filter(line -> line.kind().equals("open") && line.text(FieldName.TARGET).equals(tool)).toList();
    }

    @ParameterizedTest
    @CsvSource({"old, echo", "fresh, echo", "piped, echo", "all, old__echo"})
    void everyMemberIsACallOfItsOwnAndTheAnswersComeAsOne(String route, String tool) throws Exception {
        Set<String> before = opened("echo").stream().map(line -> line.text(FieldName.CALL)).collect(Collectors.toSet());
        RawClient.Reply reply = gate.ask(batch(route, session("alice", route), call("1", tool), NOTE, PING, call("\"1\"", tool)));
        assertThat(answers(reply)).containsExactlyInAnyOrder(Says.answer("1", Says.ECHO), PONG, Says.answer("\"1\"", Says.ECHO));
        List<String> calls = opened("echo").stream().map(line -> line.text(FieldName.CALL)).filter(each -> !before.contains(each)).toList();
        assertThat(calls).hasSize(2).doesNotHaveDuplicates().contains(reply.header("Gatehouse-Call"));
        assertThat(calls).allSatisfy(each -> assertThat(gate.recorder.of(each)).extracting(FakeRecorder.Line::kind).containsExactly("open", "close"));
    }

    @Test
    void aNoToOneMemberIsItsOwnAndOnRecord() throws Exception {
        List<String> answers = answers(gate.ask(batch("old", session("bob", "old"), "{\"jsonrpc\":\"2.0\",\"id\":3}", call("1", "echo"), call("2", "delete_everything"),
            "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"tools/unheard\"}", "7").by("bob")));
        assertThat(answers).hasSize(5).contains(Says.answer("1", Says.ECHO));
        assertThat(answers).anySatisfy(no -> assertThat(no).contains("\"id\":2,\"error\"").contains("\"tool-not-granted\""));
        assertThat(answers).anySatisfy(no -> assertThat(no).contains("\"id\":3,\"error\"").contains("\"envelope-invalid\""));
        assertThat(answers).anySatisfy(no -> assertThat(no).contains("\"id\":4,\"error\"").contains("\"method-unknown\""));
        assertThat(answers).anySatisfy(no -> assertThat(no).startsWith("{\"jsonrpc\":\"2.0\",\"error\"").contains("\"envelope-invalid\""));
        for (String no : answers) {
            if (no.contains("\"error\"")) {
                String call = no.replaceFirst(".*\"call\":\"([^\"]*)\".*", "$1");
                assertThat(gate.recorder.of(call)).extracting(FakeRecorder.Line::kind).containsExactly("refused");
                assertThat(gate.counted).containsKey(call);
            }
        }
        assertThat(gate.servers.calls("delete_everything")).isZero();
    }

    @Test
    void eachMemberPaysForItself() throws Exception {
        try (GateUnderTest small = GateUnderTest.open(GateUnderTest.quick(), GateUnderTest.SERVERS + "limits: {caller: {perMinute: 1, burst: 4, atOnce: 64}}\n")) {
            String session = small.ask(Ask.initialize("old").body("2025-11-25", "2025-03-26")).header("Mcp-Session-Id");
            List<String> answers = answers(small.ask(batch("old", session, IntStream.range(0, 6).mapToObj(id -> call("" + id, "echo")).toArray(String[]::new))));
            assertThat(answers).hasSize(6);
            assertThat(answers.stream().filter(each -> each.contains("\"rate-limited\""))).hasSize(3);
        }
    }

    @Test
    void whereThereIsNothingToAnswerTheBatchIsAccepted() throws Exception {
        RawClient.Reply reply = gate.ask(batch("old", session("alice", "old"), NOTE, NOTE));
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void whatAServerTellsBeforeItsAnswerMakesItAStream() throws Exception {
        try (RawClient client = gate.begin(batch("old", session("alice", "old"), call("1", "tells"), PING, call("2", "echo")))) {
            assertThat(client.head().header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(client.message()).isEqualTo(Says.log("error"));
            List<String> rest = new ArrayList<>();
            for (String next = client.message(); next != null; next = client.message()) {
                rest.add(next);
            }
            assertThat(rest).containsExactlyInAnyOrder(PONG, Says.answer("1", Says.ECHO), Says.answer("2", Says.ECHO));
        }
    }

    @Test
    void manyLargeAnswersComeAsAStream() throws Exception {
        try (RawClient client = gate.begin(batch("old", session("alice", "old"), IntStream.range(0, 32).mapToObj(id -> call("" + id, "large")).toArray(String[]::new)))) {
            assertThat(client.head().header("Content-Type")).isEqualTo("text/event-stream");
            Set<String> ids = new HashSet<>();
            for (String next = client.message(); next != null; next = client.message()) {
                assertThat(next).contains("\"result\"");
                ids.add(next.replaceFirst("(?s).*?\"id\":([0-9]+),.*", "$1"));
            }
            assertThat(ids).hasSize(32);
        }
    }

    @Test
    void aQuestionIsAskedOnItsStreamAndAnsweredByABatch() throws Exception {
        String session = session("alice", "old");
        try (RawClient client = gate.begin(batch("old", session, call("1", "asks")))) {
            client.head();
            String to = client.message().replaceFirst(".*?\"id\":(\"[^\"]*\").*", "$1");
            String reply = "{\"jsonrpc\":\"2.0\",\"id\":" + to + ",\"result\":{\"action\":\"accept\",\"content\":{}}}";
            RawClient.Reply notHers = gate.ask(batch("old", session("globex-alice", "old"), reply).by("globex-alice"));
            RefusalShape.check(notHers, Code.QUESTION_UNKNOWN, "null");
            assertThat(gate.ask(batch("old", session, reply, NOTE)).status()).isEqualTo(202);
            assertThat(client.message()).isEqualTo(Says.answer("1", Says.ECHO));
            assertThat(client.message()).isNull();
        }
    }

    @Test
    void aCancellationInABatchStopsACallOfTheSession() throws Exception {
        String session = session("alice", "old");
        try (RawClient client = gate.begin(batch("old", session, call("5", "waits")))) {
            gate.servers.await(each -> each.tool().equals("waits"));
            RawClient.Reply second = gate.ask(batch("old", session, call("5", "echo")));
            assertThat(second.body()).contains("\"id-in-use\"");
            assertThat(gate.ask(batch("old", session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":5}}")).status()).isEqualTo(202);
            assertThat(client.reply().body()).contains("\"cancelled\"").contains("\"id\":5");
        }
    }

    @Test
    void whatIsNoBatchReachesNobody() throws Exception {
        String session = session("alice", "old");
        long before = gate.servers.requests();
        String many = IntStream.rangeClosed(0, Batch.MOST).mapToObj(id -> call("" + id, "echo")).collect(Collectors.joining(","));
        for (String wrong : List.of("[]", "[[" + call("1", "echo") + "]]", "[" + call("1", "echo") + ",[]]", "[" + call("1", "echo") + "," + call("1", "echo") + "]",
            "[" + Ask.initialize("old").body() + "]", "[" + call("1", "echo") + "," + Ask.initialize("old").body() + "]", "[" + many + "]")) {
            RawClient.Reply reply = gate.ask(batch("old", session).body(wrong));
            RefusalShape.check(reply, Code.BATCH_INVALID, "null");
            assertThat(gate.recorder.of(reply.header("Gatehouse-Call"))).extracting(FakeRecorder.Line::kind).containsExactly("refused");
        }
        assertThat(gate.servers.requests()).isEqualTo(before);
    }

    @Test
    void onlySessionsOfTheRevisionThatHasThemMaySendAny() throws Exception {
        String march = session("alice", "old");
        long before = gate.servers.requests();
        for (String revision : List.of("2025-06-18", "2025-11-25")) {
            RefusalShape.check(gate.ask(batch("old", session("alice", "old", revision), call("1", "echo"))), Code.BATCH_REFUSED, "null");
        }
        RefusalShape.check(gate.ask(Ask.bare("old", "[" + call("1", "echo") + "]")), Code.BATCH_REFUSED, "null");
        RefusalShape.check(gate.ask(Ask.bare("fresh", "[" + Ask.modernCall("fresh", "echo", "1").body() + "]").with("MCP-Protocol-Version", "2026-07-28")),
            Code.BATCH_REFUSED, "null");
        RefusalShape.check(gate.ask(batch("old", march, call("1", "echo")).with("MCP-Protocol-Version", "2025-11-25")), Code.HEADER_MISMATCH, "null");
        RefusalShape.check(gate.ask(batch("old", march, call("1", "echo")).by("globex-alice")), Code.SESSION_UNKNOWN, "null");
        assertThat(gate.ask(batch("old", march, Ask.modernCall("old", "echo", "1").body())).body()).contains("\"batch-refused\"").doesNotContain("\"result\"");
        assertThat(gate.servers.calls("echo")).isEqualTo(gate.servers.heard().stream().limit(before).filter(each -> each.tool().equals("echo")).count());
    }
}
