package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.message.Header;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Arguments that a tool wants to have as header fields too (SEP-2243): a newer client must repeat them, a newer server gets them, and what a
/// server says of the gate's own request is not told to the client as if it were the client's.
class HeaderFieldsTest {
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open(GateUnderTest.quick(), GateUnderTest.SERVERS.replace("fresh.example.com/mcp\", deadline", "fresh.example.com/mcp\", allow: [roots], deadline")
            + GateUnderTest.LIMITS);
        gate.servers.tricks.put("here", (asked, exchange) -> Says.result(asked, exchange, Says.ECHO));
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    private static Ask here(String route, String region) {
        return Ask.modernCall(route, "here", "5").body("{\"a\":1}", "{\"region\":\"" + region + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"old", "fresh", "piped"})
    void aNewerClientMustRepeatThem(String route) throws Exception {
        long before = gate.servers.calls("here");
        for (Ask wrong : List.of(here(route, "eu"), here(route, "eu").with("Mcp-Param-Region", "us"), here(route, "eu").with("Mcp-Param-Region", "=?base64?***?="),
            here(route, "eu").with("Mcp-Param-Region", "EU"), Ask.modernCall(route, "here", "5").with("Mcp-Param-Region", "eu"))) {
            RefusalShape.check(gate.ask(wrong), Code.HEADER_MISMATCH, "5");
        }
        assertThat(gate.servers.calls("here")).isEqualTo(before);
        assertThat(gate.ask(here(route, "eu").with("mcp-param-region", "eu").with("Mcp-Param-Other", "x")).body()).contains("\"result\"");
        assertThat(gate.ask(here(route, "eu").with("Mcp-Param-Region", "=?base64?ZXU=?=")).body()).contains("\"result\"");
    }

    @Test
    void aNewerServerGetsThemAnOlderOneDoesNot() throws Exception {
        gate.ask(Ask.legacy("fresh", gate.session("alice", "fresh"), "tools/call", "1", "{\"name\":\"here\",\"arguments\":{\"region\":\"af\"}}"));
        Asked newer = gate.servers.await(each -> each.tool().equals("here") && each.body().contains("\"af\""));
        assertThat(newer.send().headers()).anySatisfy(field -> {
            assertThat(field.name()).isEqualToIgnoringCase("Mcp-Param-Region");
            assertThat(field.value()).isEqualTo("af");
        });
        gate.ask(here("old", "as").with("Mcp-Param-Region", "as"));
        Asked older = gate.servers.await(each -> each.tool().equals("here") && each.body().contains("\"as\""));
        assertThat(older.send().headers()).noneMatch(field -> field.name().toLowerCase(java.util.Locale.ROOT).startsWith("mcp-param"));
    }

    @Test
    void aToolWhoseDeclarationBreaksARuleIsNotCalled() throws Exception {
        long before = gate.servers.calls("nowhere");
        RefusalShape.check(gate.ask(Ask.modernCall("fresh", "nowhere", "5")), Code.UPSTREAM_INVALID, "5");
        assertThat(gate.servers.calls("nowhere")).isEqualTo(before);
    }

    private static final String MOVED = "{\"tools\":[{\"name\":\"moved\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"region\":{\"type\":\"string\"}}}}]}";

    /// A newer server that wants another field than it did when the gate read its tools, and does not say so.
    private static AutoCloseable movingServer() {
        var moved = new AtomicBoolean();
        gate.servers.manners.put("fresh", (asked, exchange) -> {
            if (asked.method().equals("tools/list")) {
                Says.result(asked, exchange, moved.get() ? MOVED.replace("\"string\"", "\"string\",\"x-mcp-header\":\"Region\"") : MOVED);
            } else if (asked.tool().equals("moved") && moved.getAndSet(true) && PlayedServer.header(asked, "Mcp-Param-Region").isEmpty()) {
                Says.json(exchange, 400, Says.error(asked.id(), -32020, "no region"));
            } else if (asked.tool().equals("moved")) {
                Says.result(asked, exchange, Says.ECHO);
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
        return () -> gate.servers.manners.remove("fresh");
    }

    /// What a tool wants is part of what was approved of it: a server that blames the gate for its fields is asked anew what its tools are.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNewerServerThatNowWantsOtherFieldsHasAnotherTool(boolean newer) throws Exception {
        try (var _ = movingServer()) {
            String caller = newer ? "alice" : "globex-alice";
            Ask call = newer ? Ask.modernCall("fresh", "moved", "5").body("{\"a\":1}", "{\"region\":\"eu\"}").by(caller)
                : Ask.legacy("fresh", gate.session(caller, "fresh"), "tools/call", "5", "{\"name\":\"moved\",\"arguments\":{\"region\":\"eu\"}}").by(caller);
            assertThat(gate.ask(call).body()).contains("\"result\"");
            RawClient.Reply blamed = gate.ask(call);
            assertThat(blamed.body()).contains("\"error\"");
            RawClient.Reply later = gate.ask(call);
            while (later.body().equals(blamed.body().replace(blamed.header("Gatehouse-Call"), later.header("Gatehouse-Call")))) {
                later = gate.ask(call); // for a moment the last listing is still good
            }
            RefusalShape.check(later, Code.TOOL_CHANGED, "5");
        }
    }

    @Test
    void whatAServerRequiresOfAClientIsToldToClientsThatLackIt() throws Exception {
        gate.servers.tricks.put("needs", (asked, exchange) -> Says.json(exchange, 400, "{\"jsonrpc\":\"2.0\",\"id\":" + asked.id()
            + ",\"error\":{\"code\":-32021,\"message\":\"no\",\"data\":{\"requiredCapabilities\":{\"sampling\":{}}}}}"));
        RawClient.Reply lacks = gate.ask(Ask.modernCall("fresh", "needs", "5"));
        assertThat(lacks.status()).isEqualTo(400);
        assertThat(lacks.body()).contains("\"code\":-32021").contains("\"requiredCapabilities\":{\"sampling\":{}}");
        RefusalShape.check(gate.ask(Ask.modernCall("fresh", "needs", "5").body("clientCapabilities\":{}", "clientCapabilities\":{\"sampling\":{}}")), Code.UPSTREAM_ASKS,
            "5");
        RefusalShape.check(gate.ask(Ask.legacyCall("fresh", gate.session("alice", "fresh"), "needs", "5")), Code.UPSTREAM_ASKS, "5");
    }

    @Test
    void aServerOfBothErasIsSpokenWithInThatOfEachClient() throws Exception {
        gate.servers.manners.put("fresh", (asked, exchange) -> {
            if (asked.method().equals("initialize")) {
                Says.typed(exchange, 200, "application/json", Says.answer(asked.id(), "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
                    + "\"serverInfo\":{\"version\":\"1\"},\"instructions\":\"be kind\"}"), new Header("Mcp-Session-Id", "both")); // the same server as in its other era
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
        try {
            String session = gate.session("globex-bob", "fresh");
            gate.ask(Ask.legacyCall("fresh", session, "echo", "1").by("globex-bob"));
            gate.ask(Ask.modernCall("fresh", "echo", "2").by("globex-bob"));
            String caller = gate.servers.await(each -> each.tool().equals("echo")).send().caller();
            assertThat(gate.servers.heard().stream().filter(each -> each.send().caller().equals(caller) && each.server().equals("fresh")).map(Asked::method))
                .contains("server/discover", "initialize");
        } finally {
            gate.servers.manners.remove("fresh");
        }
    }

    @Test
    void aServerThatNamesOurRevisionInItsNoIsAskedOnceMore() throws Exception {
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        gate.servers.manners.put("fresh", (each, exchange) -> {
            if (each.method().equals("server/discover") && asked.incrementAndGet() == 1) {
                Says.json(exchange, 400, "{\"jsonrpc\":\"2.0\",\"id\":" + each.id() + ",\"error\":{\"code\":-32022,\"message\":\"no\",\"data\":{\"supported\":[\"2026-07-28\"]}}}");
            } else {
                gate.servers.usual(each, exchange);
            }
        });
        try {
            assertThat(gate.ask(Ask.modernCall("fresh", "echo", "2").by("globex-alice")).body()).contains("\"result\"");
            assertThat(asked).hasValue(2);
        } finally {
            gate.servers.manners.remove("fresh");
        }
    }
}
