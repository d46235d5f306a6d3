package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.protocol.Batch;
import dev.gatehouse.wire.message.Header;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers of 2025-03-26 send several messages at once; servers of other revisions may not.
@Timeout(60)
class ServerBatchesTest {
    private static final String FACE = "{\"protocolVersion\":\"2025-03-26\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"old\",\"version\":\"1\"}}";
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open();
        gate.servers.manners.put("old", (asked, exchange) -> {
            if (asked.method().equals("initialize")) {
                String answer = Says.answer(asked.id(), FACE);
                Says.typed(exchange, 200, "application/json", asked.send().tenant().equals("globex") ? "[" + answer + "]" : answer, new Header("Mcp-Session-Id", "march"));
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
        gate.servers.tricks.put("array", (asked, exchange) -> Says.json(exchange, 200, "[" + Says.log("error") + "," + Says.answer(asked.id(), Says.ECHO) + "]"));
        gate.servers.tricks.put("event", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, "[" + Says.log("error") + "]");
            Says.event(exchange, "[" + Says.answer(asked.id(), Says.ECHO) + "," + Says.log("alert") + "]");
            Says.end(exchange);
        });
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"array", "event"})
    void theyAreTakenApart(String tool) throws Exception {
        try (RawClient client = gate.begin(Ask.legacyCall("old", gate.session("alice", "old"), tool, "7"))) {
            assertThat(client.head().header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(client.message()).isEqualTo(Says.log("error"));
            assertThat(client.message()).isEqualTo(Says.answer("7", Says.ECHO));
            assertThat(client.message()).isNull();
        }
        assertThat(gate.ask(Ask.modernCall("old", tool, "7")).body()).contains("\"kept\":{\"n\":1.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"array", "event"})
    void serversOfOtherRevisionsMayNot(String tool) throws Exception {
        RefusalShape.check(gate.ask(Ask.modernCall("fresh", tool, "7")), Code.UPSTREAM_INVALID, Code.UPSTREAM_INVALID.http(), "7", "unknown");
        RefusalShape.check(gate.ask(Ask.legacyCall("piped", gate.session("alice", "piped"), tool, "7")), Code.UPSTREAM_INVALID, Code.UPSTREAM_INVALID.http(), "7", "unknown");
    }

    @Test
    void theHandshakeIsNotAnsweredByOne() throws Exception {
        RefusalShape.check(gate.ask(Ask.modernCall("old", "echo", "7").by("globex-alice")), Code.UPSTREAM_INVALID, "7");
    }

    @Test
    void whatIsNoBatchEndsTheCall() throws Exception {
        String many = IntStream.rangeClosed(0, Batch.MOST).mapToObj(_ -> Says.log("error")).collect(Collectors.joining(","));
        for (String wrong : List.of("[]", "[[{answer}]]", "[{answer},7]", "[" + many + ",{answer}]", "[{answer},{\"jsonrpc\":\"2.0\",\"Method\":\"x\"}]")) {
            String tool = "t" + Integer.toHexString(wrong.hashCode());
            gate.servers.tricks.put(tool, (asked, exchange) -> Says.json(exchange, 200, wrong.replace("{answer}", Says.answer(asked.id(), Says.ECHO))));
            RawClient.Reply reply = gate.ask(Ask.legacyCall("old", gate.session("alice", "old"), tool, "7"));
            RefusalShape.check(reply, Code.UPSTREAM_INVALID, Code.UPSTREAM_INVALID.http(), "7", "unknown");
        }
    }
}
