package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An older server may answer that a person must visit pages first, and tell when one was (MCP 2025-11-25, client/elicitation): each client hears
/// of it in the way of its revision, or not at all.
@Timeout(60)
class PagesTest {
    private static final String PAGE = "{\"mode\":\"url\",\"message\":\"Pay \",\"elicitationId\":\"e-1\" ,\"url\":\"https://example.com/pay\"," + Unknown.MEMBER + "}";
    private static final String COMPLETE = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/elicitation/complete\",\"params\":{\"elicitationId\":\"e-1\"," + Unknown.MEMBER + "}}";
    private static final String TOOL = "\"arguments\":{\"a\":1}";
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open(GateUnderTest.quick(), GateUnderTest.SERVERS.replace("server\", deadline: 20s", "server\", allow: [sampling], deadline: 20s")
            .replace("old.example.com/mcp\", deadline", "old.example.com/mcp\", allow: [elicitation], deadline") + GateUnderTest.LIMITS);
        for (String route : List.of("old", "piped", "all")) {
            gate.name("alice@" + route, gate.token("acme", "alice"));
        }
        gate.servers.tricks.put("pay", (asked, exchange) -> Says.json(exchange, 200, error(asked, "[" + PAGE + "]")));
        gate.servers.tricks.put("plain", (asked, exchange) -> Says.json(exchange, 200, error(asked, "[" + PAGE + "," + PAGE.replace("https:", "http:") + "]")));
        gate.servers.tricks.put("script", (asked, exchange) -> Says.json(exchange, 200, error(asked, "[" + PAGE.replace("https:", "javascript:") + "]")));
        gate.servers.tricks.put("none", (asked, exchange) -> Says.json(exchange, 200, error(asked, "[]")));
        gate.servers.tricks.put("form", (asked, exchange) -> Says.json(exchange, 200, error(asked, "[{\"message\":\"m\",\"requestedSchema\":{}}]")));
        gate.servers.tricks.put("tells", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, COMPLETE);
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    private static String error(Asked asked, String pages) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + asked.id() + ",\"error\":{\"code\":-32042,\"message\":\"visit\",\"data\":{\"elicitations\":" + pages + ","
            + Unknown.MEMBER + "}}}";
    }

    private static PlayedClient client(Revision revision, String route) throws Exception {
        return PlayedClient.of(revision, new Spot(gate, route, route.equals("piped") ? "piped" : "old"));
    }

    private static PlayedClient.Heard call(PlayedClient client, String tool, String reply) throws Exception {
        return client.call("tools/call", "\"name\":\"" + client.spot().name(tool) + "\"," + TOOL, "", reply);
    }

    private static void requireRefused(PlayedClient.Heard heard, Code code) {
        assertThat(heard.last()).isInstanceOfSatisfying(Failure.class, failure -> assertThat(Unknown.text(failure.error())).contains("\"" + code.word() + "\""));
        assertThat(heard.questions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "all"})
    void anOlderClientThatKnowsPagesGetsTheErrorAsItIs(String route) throws Exception {
        PlayedClient.Heard heard = call(client(Revision.R2025_11_25, route), "pay", "");
        assertThat(heard.last()).isInstanceOfSatisfying(Failure.class, failure -> assertThat(Unknown.text(failure.error()))
            .isEqualTo("{\"code\":-32042,\"message\":\"visit\",\"data\":{\"elicitations\":[" + PAGE + "]," + Unknown.MEMBER + "}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "all"})
    void aNewerClientIsToldWhatIsWantedAndItsRequestSentAgainIsCarriedOut(String route) throws Exception {
        long before = gate.servers.calls("paid");
        gate.servers.tricks.put("paid", (asked, exchange) -> {
            if (gate.servers.calls("paid") == before + 1) {
                Says.json(exchange, 200, error(asked, "[" + PAGE + "]"));
            } else {
                Says.result(asked, exchange, Says.ECHO);
            }
        });
        PlayedClient.Heard heard = call(client(Revision.R2026_07_28, route), "paid", "{\"action\":\"accept\"}");
        assertThat(heard.questions()).extracting(PlayedClient.Question::method).containsExactly("elicitation/create");
        assertThat(Unknown.text(heard.questions().getFirst().params())).isEqualTo(PAGE);
        assertThat(((Success) heard.last()).result().has("kept")).isTrue();
        assertThat(gate.servers.calls("paid")).isEqualTo(before + 2);
        assertThat(gate.servers.await(each -> each.tool().equals("paid")).body()).doesNotContain("inputResponses").doesNotContain("requestState");
    }

    @Test
    void whoDoesNotVisitThemIsNotAskedAgain() throws Exception {
        for (String reply : List.of("{\"action\":\"decline\"}", "{\"action\":\"cancel\"}", "{}")) {
            long before = gate.servers.calls("pay");
            PlayedClient.Heard heard = call(client(Revision.R2026_07_28, "old"), "pay", reply);
            assertThat(heard.questions()).hasSize(1);
            assertThat(((Failure) heard.last()).error().object("data").flatMap(data -> data.text("code"))).contains("cancelled");
            assertThat(gate.servers.calls("pay")).isEqualTo(before + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"R2025_03_26, old, pay", "R2025_06_18, old, pay", "R2025_11_25, piped, pay", "R2026_07_28, piped, pay", "R2025_11_25, old, plain", "R2026_07_28, old, plain",
        "R2026_07_28, old, script", "R2025_11_25, old, none", "R2026_07_28, old, none", "R2026_07_28, old, form",
        "R2025_11_25, old, form"})
    void nobodyIsSentWhereThatIsNotOpenOrNotKnownOrNoPlainHttps(Revision revision, String route, String tool) throws Exception {
        requireRefused(call(client(revision, route), tool, "{\"action\":\"accept\"}"), Code.UPSTREAM_ASKS);
    }

    @ParameterizedTest
    @CsvSource({"R2025_11_25, 1", "R2025_06_18, 0", "R2026_07_28, 0"})
    void thatAPageWasVisitedIsToldToWhoKnowsPages(Revision revision, int times) throws Exception {
        assertThat(call(client(revision, "old"), "tells", "").notes()).hasSize(times)
            .allSatisfy(note -> assertThat(Unknown.text(note.json())).isEqualTo(COMPLETE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "all"})
    void itIsToldOnTheStreamOfASessionToo(String route) throws Exception {
        PlayedClient client = client(Revision.R2025_11_25, route);
        try (RawClient stream = client.listen(client.spot().address("file:///open/a")); var _ = gate.servers.news.telling("old", _ -> COMPLETE)) {
            assertThat(((Notification) Unknown.parse(stream.message())).method()).isEqualTo("notifications/elicitation/complete");
        }
    }
}
