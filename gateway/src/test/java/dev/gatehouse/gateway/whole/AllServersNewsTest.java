package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.message.Effect;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Failed;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The news of all servers on one stream.
class AllServersNewsTest {
    private static final String TOOLS = "notifications/tools/list_changed";
    private static final String UPDATED = "notifications/resources/updated";
    private GateUnderTest gate;

    @BeforeEach
    void open() throws Exception {
        gate = GateUnderTest.open();
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    private static Ask listen(String filter) {
        return Ask.modern("all", "subscriptions/listen", "\"l\"", ",\"notifications\":{" + filter + "}");
    }

    private boolean allAreHeard() {
        return gate.servers.news.count("old") == 1 && gate.servers.news.count("fresh") == 1 && gate.servers.news.count("piped") == 1;
    }

    @Test
    void aNewerClientHearsOfAListOnceHoweverManyServersTellAndOfAResourceUnderItsSharedAddress() throws Exception {
        try (RawClient client = gate.begin(listen("\"toolsListChanged\":true,\"promptsListChanged\":true,"
                + "\"resourceSubscriptions\":[\"gatehouse:old:file:///open/a\",\"gatehouse:fresh:file:///open/a\"]"))) {
            client.head();
            assertThat(client.message()).startsWith("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/subscriptions/acknowledged\"")
                .contains("\"toolsListChanged\":true", "\"gatehouse:old:file:///open/a\"", "\"gatehouse:fresh:file:///open/a\"", "subscriptionId\":\"l\"")
                .doesNotContain("promptsListChanged");
            Moments.until(this::allAreHeard);
            gate.servers.news.tell("old", TOOLS, "");
            gate.servers.news.tell("fresh", TOOLS, "");
            gate.servers.news.tell("piped", TOOLS, "");
            gate.servers.news.tell("old", UPDATED, "\"uri\":\"file:///open/b\"");
            gate.servers.news.tell("piped", UPDATED, "\"uri\":\"file:///open/a\"");
            gate.servers.news.tell("old", UPDATED, "\"uri\":\"file:///open/a\",\"k\":1.0");
            assertThat(client.message()).isEqualTo(FakeNews.stamped(UPDATED, "\"uri\":\"gatehouse:old:file:///open/a\",\"k\":1.0", "\"l\""));
            assertThat(client.message()).isEqualTo(FakeNews.stamped(TOOLS, "", "\"l\""));
            gate.servers.news.tell("fresh", UPDATED, "\"uri\":\"file:///open/a\"");
            assertThat(client.message()).as("the lists were told of once").isEqualTo(FakeNews.stamped(UPDATED, "\"uri\":\"gatehouse:fresh:file:///open/a\"", "\"l\""));
        }
        Moments.until(() -> gate.streams.count() == 0 && gate.servers.news.count("old") == 0 && gate.servers.news.count("piped") == 0);
    }

    @Test
    void anOlderClientHearsOfAllServersOnTheStreamOfItsSession() throws Exception {
        String session = gate.session("alice", "all");
        String address = "{\"uri\":\"gatehouse:piped:file:///open/a\"}";
        assertThat(gate.ask(Ask.legacy("all", session, "resources/subscribe", "1", address)).body()).isEqualTo(Says.answer("1", "{}"));
        assertThat(gate.servers.await(asked -> asked.method().equals("resources/subscribe")).server()).isEqualTo("piped");
        assertThat(gate.ask(Ask.legacy("all", session, "logging/setLevel", "2", "{\"level\":\"info\"}")).body()).isEqualTo(Says.answer("2", "{}"));
        assertThat(gate.servers.heard()).anyMatch(asked -> asked.method().equals("logging/setLevel") && asked.server().equals("old"));
        try (RawClient client = gate.begin(Ask.stream("all", session))) {
            assertThat(client.head().status()).isEqualTo(200);
            Moments.until(this::allAreHeard);
            gate.servers.news.tell("old", UPDATED, "\"uri\":\"file:///open/a\"");
            gate.servers.news.tell("piped", UPDATED, "\"uri\":\"file:///open/a\"");
            assertThat(client.message()).isEqualTo(FakeNews.plain(UPDATED, "\"uri\":\"gatehouse:piped:file:///open/a\""));
            gate.servers.news.tell("fresh", TOOLS, "");
            gate.servers.news.tell("old", TOOLS, "");
            assertThat(client.message()).isEqualTo(FakeNews.plain(TOOLS, ""));
            gate.servers.news.tell("old", "notifications/message", "\"level\":\"info\",\"data\":\"d\"");
            assertThat(client.message()).contains("notifications/message");
        }
        Moments.until(() -> gate.streams.count() == 0);
    }

    @Test
    void aServerThatCannotBeHeardIsLeftOut() throws Exception {
        gate.servers.manners.put("old", (asked, exchange) -> exchange.send(new Failed(FailCode.UNREACHABLE, Effect.NONE, "played")));
        try (RawClient client = gate.begin(listen("\"toolsListChanged\":true"))) {
            client.head();
            assertThat(client.message()).contains("\"toolsListChanged\":true");
            Moments.until(() -> gate.servers.news.count("fresh") == 1);
            gate.servers.news.tell("fresh", TOOLS, "");
            assertThat(client.message()).contains(TOOLS);
        }
    }

    @Test
    void whoMayUseOtherServersThanBeforeIsToldAndComesAgain() throws Exception {
        try (RawClient client = gate.begin(listen("\"toolsListChanged\":true").by("bob"))) {
            client.head();
            client.message();
            gate.use(before -> before.grant(GateUnderTest.grant("acme", "bob", "fresh", "echo")).after());
            assertThat(client.message()).isEqualTo(FakeNews.stamped(TOOLS, "", "\"l\""));
            assertThat(client.message()).contains("\"resultType\":\"complete\"", "subscriptionId\":\"l\"");
            assertThat(client.event()).isNull();
        }
        try (RawClient client = gate.begin(listen("\"toolsListChanged\":true").by("bob"))) {
            client.head();
            client.message();
            gate.use(before -> before.ungrant(GateUnderTest.grant("acme", "bob", "fresh", "echo")).after());
            assertThat(client.message()).isEqualTo(FakeNews.stamped(TOOLS, "", "\"l\""));
            assertThat(client.message()).contains("\"resultType\":\"complete\"");
        }
    }

    @Test
    void nobodyListensToWhatIsNotGrantedOrNotThere() throws Exception {
        for (String address : List.of("gatehouse:fresh:file:///open/a", "gatehouse:nobody:file:///open/a", "file:///open/a", "gatehouse:old:file:///open/a")) {
            RefusalShape.check(gate.ask(listen("\"toolsListChanged\":true,\"resourceSubscriptions\":[\"" + address + "\"]").by("bob")), Code.RESOURCE_NOT_GRANTED, "\"l\"");
        }
        RefusalShape.check(gate.ask(listen("\"toolsListChanged\":true").by("carol")), Code.SERVER_NOT_GRANTED, "\"l\"");
        gate.use(before -> before.grant(GateUnderTest.grant("acme", "bob", "fresh")).after());
        for (String address : List.of("gatehouse:old:file:///open/a", "gatehouse:piped:file:///open/a")) {
            RefusalShape.check(gate.ask(listen("\"toolsListChanged\":true,\"resourceSubscriptions\":[\"gatehouse:fresh:file:///open/a\",\"" + address + "\"]").by("bob")),
                Code.RESOURCE_NOT_GRANTED, "\"l\"");
        }
        assertThat(gate.servers.news.count("fresh")).isZero();
    }

    @Test
    void aStreamOfAllServersTakesOnePlace() throws Exception {
        gate.close();
        gate = GateUnderTest.open(GateUnderTest.quick(), GateUnderTest.SERVERS + "limits: {body: 64KiB, caller: {perMinute: 1000, burst: 100, atOnce: 16, streams: 1}}\n");
        try (RawClient client = gate.begin(listen("\"toolsListChanged\":true"))) {
            client.head();
            assertThat(client.message()).contains("acknowledged");
            Moments.until(this::allAreHeard);
            RefusalShape.check(gate.ask(listen("\"toolsListChanged\":true")), Code.TOO_MANY_AT_ONCE, "\"l\"");
        }
        Moments.until(() -> gate.streams.count() == 0);
        try (RawClient again = gate.begin(listen("\"toolsListChanged\":true"))) {
            assertThat(again.head().status()).isEqualTo(200);
        }
    }
}
