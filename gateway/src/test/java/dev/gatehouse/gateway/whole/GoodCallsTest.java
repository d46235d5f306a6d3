package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is allowed works, between clients and servers of either era, and what nobody may change arrives byte for byte.
class GoodCallsTest {
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
    @CsvSource({"old", "fresh", "piped"})
    void aModernClientCallsATool(String route) throws Exception {
        RawClient.Reply reply = gate.ask(Ask.modernCall(route, "echo", "\"q-1\""));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":\"q-1\",\"result\":{").contains(Says.ECHO.substring(2, Says.ECHO.length() - 2))
            .contains("\"resultType\":\"complete\"");
    }

    @ParameterizedTest
    @CsvSource({"old", "fresh", "piped"})
    void anOlderClientCallsATool(String route) throws Exception {
        RawClient.Reply reply = gate.ask(Ask.legacyCall(route, gate.session("alice", route), "echo", "7"));
        assertThat(reply.body()).isEqualTo(Says.answer("7", Says.ECHO));
    }

    @Test
    void argumentsReachTheServerByteForByte() throws Exception {
        String arguments = "{ \"t\" : \"\\u0065\\/ \", \"n\":[1.50,-0.0,1e2] }";
        gate.ask(Ask.modernCall("fresh", "echo", "3").body("{\"a\":1}", arguments));
        Asked asked = gate.servers.await(each -> each.tool().equals("echo") && each.body().contains("1.50"));
        assertThat(asked.body()).contains("\"arguments\":" + arguments);
        assertThat(asked.send().headers()).extracting(header -> header.name().toLowerCase(java.util.Locale.ROOT))
            .containsExactlyInAnyOrder("mcp-protocol-version", "mcp-method", "mcp-name");
    }

    @Test
    void aModernClientDiscoversAnOldServer() throws Exception {
        String body = gate.ask(Ask.modern("old", "server/discover", "1", "")).body();
        assertThat(body).contains("\"supportedVersions\":[\"2026-07-28\"]").contains("\"instructions\":\"be kind\"").contains("\"resultType\":\"complete\"")
            .contains("\"capabilities\":{\"tools\":{\"listChanged\":true},\"resources\":{\"subscribe\":true},\"logging\":{}}");
    }

    @Test
    void anOlderClientOpensASessionWithAModernServer() throws Exception {
        RawClient.Reply reply = gate.ask(Ask.initialize("fresh"));
        assertThat(reply.body()).contains("\"protocolVersion\":\"2025-11-25\"").contains("\"instructions\":\"be kind\"").doesNotContain("resultType");
        assertThat(reply.header("Mcp-Session-Id")).matches("[A-Za-z0-9_-]{22}");
    }

    @Test
    void aListingCrossesTheErasByteForByte() throws Exception {
        String tools = Says.LISTING.substring(1, Says.LISTING.length() - 1);
        assertThat(gate.ask(Ask.legacy("fresh", gate.session("alice", "fresh"), "tools/list", "1", "")).body()).isEqualTo(Says.answer("1", Says.LISTING));
        assertThat(gate.ask(Ask.modern("old", "tools/list", "1", "")).body()).contains(tools).contains("\"ttlMs\":0").contains("\"cacheScope\":\"private\"");
    }

    @Test
    void aListingNamesOnlyWhatIsGranted() throws Exception {
        String body = gate.ask(Ask.legacy("old", gate.session("bob", "old"), "tools/list", "1", "").by("bob")).body();
        assertThat(body).contains("{\"name\":\"echo\",\"inputSchema\":{ \"type\":\"object\"},\"kept\":1.0}").contains("read_notes").doesNotContain("delete_everything");
    }

    @Test
    void theTokenNeverReachesAServer() throws Exception {
        gate.ask(Ask.modernCall("fresh", "echo", "1"));
        String token = gate.fill("{alice}");
        assertThat(gate.servers.heard()).isNotEmpty().allSatisfy(asked -> {
            assertThat(asked.body()).doesNotContain(token);
            assertThat(asked.send().headers()).noneMatch(header -> header.value().contains(token) || header.name().equalsIgnoreCase("authorization"));
        });
    }

    @Test
    void theClientsIdsAndTokensNeverReachAServer() throws Exception {
        gate.servers.tricks.put("quiet", (asked, exchange) -> Says.result(asked, exchange, Says.ECHO));
        gate.ask(CancellingTest.withProgress(Ask.modernCall("fresh", "quiet", "\"my-own-id\""), "\"my-own-token\""));
        assertThat(gate.servers.await(each -> each.tool().equals("quiet")).body()).doesNotContain("my-own");
    }

    @Test
    void aCallIsOpenedBeforeItIsSentAndClosedBeforeItIsAnswered() throws Exception {
        var open = new java.util.concurrent.atomic.AtomicReference<java.util.List<FakeRecorder.Line>>();
        gate.servers.tricks.put("recorded", (asked, exchange) -> {
            open.set(gate.recorder.of(asked.send().callId()));
            Says.result(asked, exchange, Says.ECHO);
        });
        String call = gate.ask(Ask.modernCall("fresh", "recorded", "1")).header("Gatehouse-Call");
        assertThat(open.get()).extracting(FakeRecorder.Line::kind).containsExactly("open");
        assertThat(gate.recorder.of(call)).extracting(FakeRecorder.Line::kind).containsExactly("open", "close");
    }

    @Test
    void aServersOwnErrorIsTheCallersToRead() throws Exception {
        RawClient.Reply reply = gate.ask(Ask.modernCall("fresh", "delete_everything", "1"));
        assertThat(reply.body()).isEqualTo(Says.error("1", -32602, "Unknown tool"));
    }

    @ParameterizedTest
    @CsvSource({"GET", "DELETE"})
    void aNewerClientPostsAndNothingElse(String verb) throws Exception {
        Ask ask = Ask.plain(verb, "/mcp/fresh").by("alice").with("Accept", "text/event-stream").with("MCP-Protocol-Version", "2026-07-28");
        RawClient.Reply reply = gate.ask(ask.with("Mcp-Session-Id", gate.session("alice", "old")));
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("POST");
        assertThat(gate.ask(ask).status()).isEqualTo(405);
    }

    /// A connection to a zone has a thread to itself there. One that breaks is dialled again, with pauses: many at once would hold everybody up.
    @Test
    void sessionsThatComeAndGoCostNoConnections() throws Exception {
        Set<Thread> connections = ConcurrentHashMap.newKeySet();
        gate.servers.manners.put("old", (asked, exchange) -> {
            connections.add(Thread.currentThread());
            gate.servers.usual(asked, exchange);
        });
        for (int i = 0; i < 20; i++) {
            String session = gate.session("alice", "old");
            gate.ask(Ask.legacyCall("old", session, "echo", "7").verb("DELETE").body(""));
        }
        gate.servers.manners.remove("old");
        assertThat(connections).hasSizeLessThan(10);
    }
}
