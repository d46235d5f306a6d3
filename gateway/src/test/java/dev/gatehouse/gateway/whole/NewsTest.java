package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.pipeline.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// News of servers reach who wants them and may, across the eras; their streams are kept alive, and end when they must.
class NewsTest {
    private static final String TOOLS = "notifications/tools/list_changed";
    private static final String UPDATED = "notifications/resources/updated";
    private static final String A = "\"uri\":\"file:///open/a\"";
    private GateUnderTest gate;

    @BeforeEach
    void open() throws Exception {
        gate = GateUnderTest.open();
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    private static Ask listen(String route, String filter) {
        return Ask.modern(route, "subscriptions/listen", "\"l\"", ",\"notifications\":{" + filter + "}");
    }

    private static Ask stream(String route, String session) {
        return Ask.plain("GET", "/mcp/" + route).with("Authorization", "Bearer {alice}").with("Accept", "text/event-stream").with("Mcp-Session-Id", session)
            .with("MCP-Protocol-Version", "2025-11-25");
    }

    private static void await(BooleanSupplier there) throws InterruptedException {
        for (long end = System.nanoTime() + 15_000_000_000L; !there.getAsBoolean() && System.nanoTime() < end;) {
            Thread.sleep(5);
        }
        assertThat(there.getAsBoolean()).isTrue();
    }

    /// The next message of a stream; lines that keep it alive are passed over, for as long as a message may take.
    private static String next(RawClient client) throws Exception {
        long end = System.nanoTime() + 15_000_000_000L;
        String event = client.event();
        while (event != null && event.isEmpty()) {
            assertThat(System.nanoTime() - end).as("a message or the end of the stream").isNegative();
            event = client.event();
        }
        return event;
    }

    @ParameterizedTest
    @CsvSource({"old", "fresh", "piped"})
    void aNewerClientHearsWhatItAskedForUnderItsOwnName(String route) throws Exception {
        try (RawClient client = gate.begin(listen(route, "\"toolsListChanged\":true,\"promptsListChanged\":true,\"resourceSubscriptions\":[\"file:///open/a\"],\"odd\":1"))) {
            assertThat(client.head().header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(next(client)).as("prompts never change here").isEqualTo(FakeNews.stamped("notifications/subscriptions/acknowledged",
                "\"notifications\":{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"file:///open/a\"]}", "\"l\""));
            await(() -> gate.servers.news.count(route) == 1);
            gate.servers.news.tell(route, UPDATED, "\"uri\":\"file:///open/b\"");
            gate.servers.news.tell(route, "notifications/prompts/list_changed", "");
            gate.servers.news.tell(route, TOOLS, "");
            assertThat(next(client)).isEqualTo(FakeNews.stamped(TOOLS, "", "\"l\""));
            gate.servers.news.tell(route, UPDATED, A + ",\"k\":1.0");
            assertThat(next(client)).isEqualTo(FakeNews.stamped(UPDATED, A + ",\"k\":1.0", "\"l\""));
        }
        await(() -> gate.streams.count() == 0 && gate.servers.news.count(route) == 0);
    }

    @ParameterizedTest
    @CsvSource({"old", "fresh", "piped"})
    void anOlderClientHearsOnItsStreamWhatItSubscribedTo(String route) throws Exception {
        String session = gate.session("alice", route);
        assertThat(gate.ask(Ask.legacy(route, session, "resources/subscribe", "1", "{" + A + "}")).body()).isEqualTo(Says.answer("1", "{}"));
        try (RawClient client = gate.begin(stream(route, session))) {
            assertThat(client.head().status()).isEqualTo(200);
            await(() -> gate.servers.news.count(route) == 1);
            gate.servers.news.tell(route, UPDATED, "\"uri\":\"file:///open/b\"");
            gate.servers.news.tell(route, UPDATED, A);
            assertThat(next(client)).isEqualTo(FakeNews.plain(UPDATED, A));
            assertThat(gate.ask(Ask.legacy(route, session, "resources/unsubscribe", "2", "{" + A + "}")).body()).isEqualTo(Says.answer("2", "{}"));
            gate.servers.news.tell(route, UPDATED, A);
            gate.servers.news.tell(route, TOOLS, "");
            assertThat(next(client)).isEqualTo(FakeNews.plain(TOOLS, ""));
            assertThat(gate.ask(Ask.legacyCall(route, session, "echo", "3")).body()).as("calls go on meanwhile").contains("\"result\"");
        }
        await(() -> gate.streams.count() == 0);
    }

    @Test
    void manyStreamsOfOneCallerAreFedByOneOfTheServers() throws Exception {
        try (RawClient first = gate.begin(listen("fresh", "\"toolsListChanged\":true")); RawClient second = gate.begin(listen("fresh", "\"toolsListChanged\":true"))) {
            first.head();
            second.head();
            assertThat(next(first)).contains("acknowledged");
            assertThat(next(second)).contains("acknowledged");
            await(() -> gate.servers.news.count("fresh") == 1);
            gate.servers.news.tell("fresh", TOOLS, "");
            assertThat(next(first)).contains(TOOLS);
            assertThat(next(second)).contains(TOOLS);
        }
        await(() -> gate.servers.news.count("fresh") == 0);
    }

    @Test
    void aStreamThatBreaksBehindUsIsOpenedAgain() throws Exception {
        try (RawClient client = gate.begin(listen("fresh", "\"toolsListChanged\":true"))) {
            client.head();
            next(client);
            await(() -> gate.servers.news.count("fresh") == 1);
            gate.servers.news.cut("fresh");
            try (var _ = gate.servers.news.telling("fresh", TOOLS)) {
                assertThat(next(client)).contains(TOOLS);
            }
        }
    }

    @Test
    void aStreamEndsInGoodOrderWhenItsCallerIsOut() throws Exception {
        try (RawClient client = gate.begin(listen("fresh", "\"toolsListChanged\":true"))) {
            client.head();
            next(client);
            gate.use(register -> register.revoke(new CallerName("acme", "alice"), Instant.now()).after());
            assertThat(next(client)).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"l\",\"result\":{\"resultType\":\"complete\",\"_meta\":{"
                + "\"io.modelcontextprotocol/subscriptionId\":\"l\"}}}");
            assertThat(client.event()).isNull();
        }
    }

    @Test
    void whoListensIsToldWhenTheGateEnds() throws Exception {
        try (RawClient client = gate.begin(listen("fresh", "\"toolsListChanged\":true")); RawClient older = gate.begin(stream("old", gate.session("alice", "old")))) {
            client.head();
            next(client);
            older.head();
            await(() -> gate.streams.count() == 2);
            gate.streams.end(Duration.ofSeconds(10));
            assertThat(next(client)).contains("\"resultType\":\"complete\"");
            assertThat(client.event()).isNull();
            assertThat(next(older)).isNull();
        }
    }

    @Test
    void aSessionHasOneStreamAndALaterOneTakesItsPlace() throws Exception {
        String session = gate.session("alice", "old");
        try (RawClient first = gate.begin(stream("old", session))) {
            first.head();
            try (RawClient second = gate.begin(stream("old", session))) {
                second.head();
                assertThat(next(first)).isNull();
                try (var _ = gate.servers.news.telling("old", TOOLS)) {
                    assertThat(next(second)).contains(TOOLS);
                }
            }
        }
    }

    @Test
    void nobodyListensToWhatIsNotGranted() throws Exception {
        RefusalShape.check(gate.ask(listen("fresh", "\"toolsListChanged\":true").by("bob")), Code.SERVER_NOT_GRANTED, "\"l\"");
        RefusalShape.check(gate.ask(listen("old", "\"resourceSubscriptions\":[\"file:///open/a\"]").by("bob")), Code.RESOURCE_NOT_GRANTED, "\"l\"");
        RefusalShape.check(gate.ask(Ask.legacy("old", gate.session("bob", "old"), "resources/subscribe", "1", "{" + A + "}").by("bob")), Code.RESOURCE_NOT_GRANTED, "1");
        assertThat(gate.ask(stream("old", gate.session("bob", "old"))).body()).contains("session-unknown");
    }
}
