package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.pipeline.Code;
import java.time.Duration;
import java.time.Instant;
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

    @ParameterizedTest
    @CsvSource({"old", "fresh", "piped"})
    void aNewerClientHearsWhatItAskedForUnderItsOwnName(String route) throws Exception {
        try (RawClient client = gate.begin(listen(route, "\"toolsListChanged\":true,\"promptsListChanged\":true,\"resourceSubscriptions\":[\"file:///open/a\"],\"odd\":1"))) {
            assertThat(client.head().header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(client.message()).as("prompts never change here").isEqualTo(FakeNews.stamped("notifications/subscriptions/acknowledged",
                "\"notifications\":{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"file:///open/a\"]}", "\"l\""));
            Moments.until(() -> gate.servers.news.count(route) == 1);
            gate.servers.news.tell(route, UPDATED, "\"uri\":\"file:///open/b\"");
            gate.servers.news.tell(route, "notifications/prompts/list_changed", "");
            gate.servers.news.tell(route, TOOLS, "");
            assertThat(client.message()).isEqualTo(FakeNews.stamped(TOOLS, "", "\"l\""));
            gate.servers.news.tell(route, UPDATED, A + ",\"k\":1.0");
            assertThat(client.message()).isEqualTo(FakeNews.stamped(UPDATED, A + ",\"k\":1.0", "\"l\""));
        }
        Moments.until(() -> gate.streams.count() == 0 && gate.servers.news.count(route) == 0);
    }

    @Test
    void aStreamWhoseHeadNeverCameEndsWithItsListener() throws Exception {
        gate.servers.news.holdBackHeads("old");
        try (RawClient client = gate.begin(listen("old", "\"toolsListChanged\":true"))) {
            assertThat(client.head().status()).isEqualTo(200);
            Moments.until(() -> gate.servers.news.count("old") == 1);
        }
        Moments.until(() -> gate.servers.news.count("old") == 0);
    }

    /// The Java SDK's server does so: its container sends nothing before the first event.
    @Test
    void aServerThatHoldsBackTheHeadOfItsStreamUntilItHasNewsIsHeard() throws Exception {
        gate.servers.news.holdBackHeads("old");
        try (RawClient client = gate.begin(listen("old", "\"resourceSubscriptions\":[\"file:///open/a\"]"))) {
            assertThat(client.head().status()).isEqualTo(200);
            assertThat(client.message()).isEqualTo(FakeNews.stamped("notifications/subscriptions/acknowledged",
                "\"notifications\":{\"resourceSubscriptions\":[\"file:///open/a\"]}", "\"l\""));
            Moments.until(() -> gate.servers.news.count("old") == 1);
            gate.servers.news.tell("old", UPDATED, A);
            assertThat(client.message()).isEqualTo(FakeNews.stamped(UPDATED, A, "\"l\""));
        }
    }

    @ParameterizedTest
    @CsvSource({"old", "fresh", "piped"})
    void anOlderClientHearsOnItsStreamWhatItSubscribedTo(String route) throws Exception {
        String session = gate.session("alice", route);
        assertThat(gate.ask(Ask.legacy(route, session, "resources/subscribe", "1", "{" + A + "}")).body()).isEqualTo(Says.answer("1", "{}"));
        try (RawClient client = gate.begin(Ask.stream(route, session))) {
            assertThat(client.head().status()).isEqualTo(200);
            Moments.until(() -> gate.servers.news.count(route) == 1);
            gate.servers.news.tell(route, UPDATED, "\"uri\":\"file:///open/b\"");
            gate.servers.news.tell(route, UPDATED, A);
            assertThat(client.message()).isEqualTo(FakeNews.plain(UPDATED, A));
            assertThat(gate.ask(Ask.legacy(route, session, "resources/unsubscribe", "2", "{" + A + "}")).body()).isEqualTo(Says.answer("2", "{}"));
            gate.servers.news.tell(route, UPDATED, A);
            gate.servers.news.tell(route, TOOLS, "");
            assertThat(client.message()).isEqualTo(FakeNews.plain(TOOLS, ""));
            assertThat(gate.ask(Ask.legacyCall(route, session, "echo", "3")).body()).as("calls go on meanwhile").contains("\"result\"");
        }
        Moments.until(() -> gate.streams.count() == 0);
    }

    @Test
    void anOlderClientIsNotPromisedNewsThatANewerServerDoesNotTell() throws Exception {
        gate.servers.manners.put("fresh", (asked, exchange) -> {
            if (asked.method().equals("server/discover")) {
                Says.result(asked, exchange, Says.FACE.replace("\"subscribe\":true", ""));
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
        RawClient.Reply reply = gate.ask(Ask.legacy("fresh", gate.session("alice", "fresh"), "resources/subscribe", "1", "{" + A + "}"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("-32601");
    }

    @Test
    void manyStreamsOfOneCallerAreFedByOneOfTheServers() throws Exception {
        try (RawClient first = gate.begin(listen("fresh", "\"toolsListChanged\":true")); RawClient second = gate.begin(listen("fresh", "\"toolsListChanged\":true"))) {
            first.head();
            second.head();
            assertThat(first.message()).contains("acknowledged");
            assertThat(second.message()).contains("acknowledged");
            Moments.until(() -> gate.servers.news.count("fresh") == 1);
            gate.servers.news.tell("fresh", TOOLS, "");
            assertThat(first.message()).contains(TOOLS);
            assertThat(second.message()).contains(TOOLS);
        }
        Moments.until(() -> gate.servers.news.count("fresh") == 0);
    }

    @Test
    void aStreamThatBreaksBehindUsIsOpenedAgain() throws Exception {
        try (RawClient client = gate.begin(listen("fresh", "\"toolsListChanged\":true"))) {
            client.head();
            client.message();
            Moments.until(() -> gate.servers.news.count("fresh") == 1);
            gate.servers.news.cut("fresh");
            try (var _ = gate.servers.news.telling("fresh", TOOLS)) {
                assertThat(client.message()).contains(TOOLS);
            }
        }
    }

    @Test
    void aStreamEndsInGoodOrderWhenItsCallerIsOut() throws Exception {
        try (RawClient client = gate.begin(listen("fresh", "\"toolsListChanged\":true"))) {
            client.head();
            client.message();
            gate.use(register -> register.revoke(new CallerName("acme", "alice"), Instant.now()).after());
            assertThat(client.message()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"l\",\"result\":{\"resultType\":\"complete\",\"_meta\":{"
                + "\"io.modelcontextprotocol/subscriptionId\":\"l\"}}}");
            assertThat(client.event()).isNull();
        }
    }

    @Test
    void whoListensIsToldWhenTheGateEnds() throws Exception {
        try (RawClient client = gate.begin(listen("fresh", "\"toolsListChanged\":true")); RawClient older = gate.begin(Ask.stream("old", gate.session("alice", "old")))) {
            client.head();
            client.message();
            older.head();
            Moments.until(() -> gate.streams.count() == 2);
            gate.streams.end(Duration.ofSeconds(10));
            assertThat(client.message()).contains("\"resultType\":\"complete\"");
            assertThat(client.event()).isNull();
            assertThat(older.message()).isNull();
        }
    }

    @Test
    void aSessionHasOneStreamAndALaterOneTakesItsPlace() throws Exception {
        String session = gate.session("alice", "old");
        try (RawClient first = gate.begin(Ask.stream("old", session))) {
            first.head();
            try (RawClient second = gate.begin(Ask.stream("old", session))) {
                second.head();
                assertThat(first.message()).isNull();
                try (var _ = gate.servers.news.telling("old", TOOLS)) {
                    assertThat(second.message()).contains(TOOLS);
                }
            }
        }
    }

    @Test
    void nobodyListensToWhatIsNotGranted() throws Exception {
        RefusalShape.check(gate.ask(listen("fresh", "\"toolsListChanged\":true").by("bob")), Code.SERVER_NOT_GRANTED, "\"l\"");
        RefusalShape.check(gate.ask(listen("old", "\"resourceSubscriptions\":[\"file:///open/a\"]").by("bob")), Code.RESOURCE_NOT_GRANTED, "\"l\"");
        RefusalShape.check(gate.ask(Ask.legacy("old", gate.session("bob", "old"), "resources/subscribe", "1", "{" + A + "}").by("bob")), Code.RESOURCE_NOT_GRANTED, "1");
        assertThat(gate.ask(Ask.stream("old", gate.session("bob", "old"))).body()).contains("session-unknown");
    }
}
