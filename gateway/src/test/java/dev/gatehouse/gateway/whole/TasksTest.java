package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.message.Effect;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Failed;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.Header;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls that go on as tasks (SEP-2663): followed by whom they were given to, on the route where they were, and by nobody else.
@Timeout(60)
class TasksTest {
    static final Set<Code> COVERED = Set.of(Code.CAPABILITY_MISSING);
    private static final List<String> METHODS = List.of("tasks/get", "tasks/update", "tasks/cancel");
    private static final String DONE = "{ \"content\":[ {\"type\" : \"text\",\"text\":\"\\u0064one\"},{\"type\":\"resource_link\",\"uri\":\"file:///open/a\",\"name\":\"a\"}],\"b\":[ ]}";
    private static final String FORM = "{ \"which\":{\"method\":\"elicitation/create\",\"params\":{\"message\":\"Which?\",\"k\":1.0}}}";
    private GateUnderTest gate;
    private FakeTasks tasks;

    @BeforeEach
    void open() throws Exception {
        gate = GateUnderTest.open(GateUnderTest.quick(), FakeTasks.SETTINGS);
        tasks = new FakeTasks(gate.servers);
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    private String make(String route, String caller) throws Exception {
        return FakeTasks.id(gate.ask(FakeTasks.call(route).by(caller)).body());
    }

    private Asked heard(Predicate<Asked> which) throws Exception {
        return gate.servers.await(which);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "all"})
    void aTaskIsFollowedUnderOneIdFromItsMakingToItsResult(String route) throws Exception {
        RawClient.Reply made = gate.ask(FakeTasks.call(route));
        String id = FakeTasks.id(made.body());
        assertThat(id).matches("[A-Za-z0-9_-]{80,}");
        assertThat(made.body()).isEqualTo(Says.answer("1", FakeTasks.made(id)));
        assertThat(heard(each -> each.tool().equals("long")).body()).contains("\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}");

        tasks.says.put("tasks/get", FakeTasks.told("input_required", ",\"inputRequests\":" + FORM));
        assertThat(gate.ask(FakeTasks.task(route, "tasks/get", id)).body())
            .isEqualTo(Says.answer("2", FakeTasks.told("input_required", ",\"inputRequests\":" + FORM).replace(FakeTasks.OWN, id)));
        assertThat(gate.ask(FakeTasks.task(route, "tasks/update", id)).body()).isEqualTo(Says.answer("2", "{\"resultType\":\"complete\"}"));
        assertThat(gate.ask(FakeTasks.task(route, "tasks/cancel", id)).body()).isEqualTo(Says.answer("2", "{\"resultType\":\"complete\"}"));
        for (String method : METHODS) {
            Asked own = heard(each -> each.method().equals(method));
            assertThat(own.server()).isEqualTo("fresh");
            assertThat(own.body()).contains("\"taskId\":\"" + FakeTasks.HEADER + "\"").doesNotContain(id);
            assertThat(own.send().headers()).anyMatch(field -> field.name().equalsIgnoreCase("Mcp-Name") && field.value().equals(FakeTasks.HEADER));
        }
        assertThat(heard(each -> each.method().equals("tasks/update")).body()).contains("\"inputResponses\":{\"which\":{\"action\":\"accept\",\"content\":{\"n\":1.50}}}");

        tasks.says.put("tasks/get", FakeTasks.told("completed", ",\"result\":" + DONE));
        String told = FakeTasks.told("completed", ",\"result\":" + DONE).replace(FakeTasks.OWN, id);
        assertThat(gate.ask(FakeTasks.task(route, "tasks/get", id)).body())
            .isEqualTo(Says.answer("2", route.equals("all") ? told.replace("file:", "gatehouse:fresh:file:") : told));
        tasks.says.put("tasks/get", FakeTasks.told("failed", ",\"error\":{\"code\":-32002,\"message\":\"no\",\"data\":{\"uri\":\"file:///a\"}}"));
        assertThat(gate.ask(FakeTasks.task(route, "tasks/get", id)).body())
            .contains("\"code\":-32602", route.equals("all") ? "\"gatehouse:fresh:file:///a\"" : "\"file:///a\"");
    }

    @ParameterizedTest
    @CsvSource({"fresh, all", "all, fresh"})
    void aTaskIsForItsCallerAndRouteAlone(String route, String elsewhere) throws Exception {
        String id = make(route, "alice");
        String theirs = make(route, "globex-alice");
        assertThat(theirs).isNotEqualTo(id);
        int before = gate.servers.heard().size();
        for (String method : METHODS) {
            for (Ask wrong : List.of(FakeTasks.task(route, method, id).by("bob"), FakeTasks.task(route, method, id).by("globex-alice"),
                FakeTasks.task(route, method, id).by("globex-bob"), FakeTasks.task(route, method, theirs), FakeTasks.task(elsewhere, method, id),
                FakeTasks.task("old", method, id), FakeTasks.task(route, method, FakeTasks.HEADER), FakeTasks.task(route, method, id.replaceFirst(".$", "")),
                FakeTasks.task(route, method, id + "A"), FakeTasks.task(route, method, "x"))) {
                RefusalShape.check(gate.ask(wrong), Code.STATE_INVALID, "2");
            }
        }
        for (Ask wrong : List.of(FakeTasks.listen(route, id).by("bob"), FakeTasks.listen(route, id).by("globex-alice"), FakeTasks.listen(route, theirs),
            FakeTasks.listen(elsewhere, id), FakeTasks.listen("old", id), FakeTasks.listen(route, FakeTasks.HEADER), FakeTasks.listen(route, "x"))) {
            RefusalShape.check(gate.ask(wrong), Code.STATE_INVALID, "2");
        }
        assertThat(gate.servers.heard()).as("no server hears of it").hasSize(before);
        assertThat(gate.ask(FakeTasks.task(route, "tasks/get", id)).body()).contains("\"working\"");
    }

    @Test
    void eachRequestAboutATaskIsACallThatIsWholeAndOnRecordUnderItsTool() throws Exception {
        String id = make("fresh", "alice");
        for (String method : METHODS) {
            RawClient.Reply reply = gate.ask(FakeTasks.task("fresh", method, id));
            assertThat(gate.recorder.of(reply.header("Gatehouse-Call")).getFirst().text(FieldName.METHOD)).isEqualTo(method);
            assertThat(gate.recorder.of(reply.header("Gatehouse-Call")).getFirst().text(FieldName.TARGET)).isEqualTo("long");
            RefusalShape.check(gate.ask(FakeTasks.task("fresh", method, id).with("Mcp-Name", id + "A")), Code.HEADER_MISMATCH, "2");
            RefusalShape.check(gate.ask(FakeTasks.task("fresh", method, id).body("\"taskId\"", "\"task\"").without("Mcp-Name")), Code.PARAMS_INVALID, "2");
        }
        Ask update = FakeTasks.task("fresh", "tasks/update", id);
        RefusalShape.check(gate.ask(update.body("inputResponses", "responses")), Code.PARAMS_INVALID, "2");
        RefusalShape.check(gate.ask(FakeTasks.listen("fresh", id).body("[\"" + id + "\"]", "\"" + id + "\"")), Code.PARAMS_INVALID, "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "all"})
    void whoMayNotUseTheToolAnyMoreFollowsItsTaskNoMore(String route) throws Exception {
        gate.use(before -> before.grant(GateUnderTest.grant("acme", "bob", "fresh", "long")).after().grant(GateUnderTest.grant("acme", "bob", "fresh", "echo")).after());
        String id = make(route, "bob");
        gate.use(before -> before.ungrant(GateUnderTest.grant("acme", "bob", "fresh", "long")).after());
        int before = gate.servers.heard().size();
        for (String method : METHODS) {
            RefusalShape.check(gate.ask(FakeTasks.task(route, method, id).by("bob")), Code.TOOL_NOT_GRANTED, "2");
        }
        RefusalShape.check(gate.ask(FakeTasks.listen(route, id).by("bob")), Code.TOOL_NOT_GRANTED, "2");
        assertThat(gate.servers.heard()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "all"})
    void theExtensionIsOfferedToWhoDeclaresItAndNeededByWhoUsesIt(String route) throws Exception {
        Ask discover = Ask.modern(route, "server/discover", "1", "");
        assertThat(gate.ask(FakeTasks.able(discover)).body()).contains("\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}").doesNotContain("x/y");
        assertThat(gate.ask(discover).body()).doesNotContain("extensions");
        assertThat(gate.ask(Ask.initialize(route).body("\"capabilities\":{}", "\"capabilities\":" + FakeTasks.ABLE)).body()).contains("capabilities").doesNotContain("extensions");

        String id = make(route, "alice");
        for (Ask ask : List.of(FakeTasks.task(route, "tasks/get", id), FakeTasks.task(route, "tasks/update", id), FakeTasks.task(route, "tasks/cancel", id),
            FakeTasks.task(route, "tasks/get", "x"), FakeTasks.listen(route, id))) {
            RefusalShape.check(gate.ask(ask.body(FakeTasks.ABLE, "{}")), Code.CAPABILITY_MISSING, "2");
        }
        String session = gate.session("alice", route);
        for (String method : METHODS) {
            assertThat(gate.ask(Ask.legacy(route, session, method, "3", "{\"taskId\":\"" + id + "\",\"inputResponses\":{}}")).body()).contains("method-unknown");
        }
        assertThat(gate.servers.heard()).noneMatch(each -> METHODS.contains(each.method()));
    }

    @Test
    void whoeverDeclaresTheExtensionAloneIsOfferedItWhereAServerIsDown() throws Exception {
        gate.servers.manners.put("fresh", (_, exchange) -> exchange.send(new Failed(FailCode.UNREACHABLE, Effect.NONE, "played")));
        Ask discover = Ask.modern("all", "server/discover", "1", "");
        assertThat(gate.ask(FakeTasks.able(discover)).body()).contains("\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}");
        assertThat(gate.ask(discover).body()).contains("\"capabilities\"").doesNotContain("extensions");
        assertThat(gate.ask(Ask.initialize("all").body("\"capabilities\":{}", "\"capabilities\":" + FakeTasks.ABLE)).body()).contains("capabilities").doesNotContain("extensions");
    }

    @Test
    void anOlderServerHasNoTasks() throws Exception {
        gate.servers.manners.put("old", (asked, exchange) -> {
            if (asked.method().equals("initialize")) {
                Says.typed(exchange, 200, "application/json", Says.answer(asked.id(), "{\"protocolVersion\":\"2025-11-25\",\"serverInfo\":{\"name\":\"o\",\"version\":\"1\"},"
                    + "\"capabilities\":{\"tools\":{},\"tasks\":{},\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}}"), new Header("Mcp-Session-Id", "s"));
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
        assertThat(gate.ask(FakeTasks.able(Ask.modern("old", "server/discover", "1", ""))).body()).contains("capabilities").doesNotContain("extensions").doesNotContain("tasks");
        assertThat(heard(each -> each.server().equals("old") && each.method().equals("initialize")).body()).doesNotContain("extensions");
        RefusalShape.check(gate.ask(FakeTasks.able(Ask.modernCall("old", "long", "1"))), Code.UPSTREAM_INVALID, 200, "1", "unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "all"})
    void aServerThatCanDoItAsATaskOnlySaysSo(String route) throws Exception {
        gate.servers.tricks.put("long", (asked, exchange) -> Says.json(exchange, 400, "{\"jsonrpc\":\"2.0\",\"id\":" + asked.id() + ",\"error\":{\"code\":-32021,\"message\":\"m\","
            + "\"data\":{\"requiredCapabilities\":{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}}}}"));
        Ask other = FakeTasks.call(route).body(FakeTasks.ABLE, "{\"extensions\":{\"x/y\":{}}}");
        assertThat(gate.ask(other).body()).contains("\"code\":-32021", "{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}");
        RefusalShape.check(gate.ask(FakeTasks.call(route)), Code.UPSTREAM_ASKS, "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "all"})
    void newsOfTasksComeUnderTheIdsThatTheirClientHas(String route) throws Exception {
        String id = make(route, "alice");
        String theirs = make(route, "globex-alice");
        try (RawClient client = gate.begin(FakeTasks.listen(route, id)); RawClient other = gate.begin(FakeTasks.listen(route, theirs).by("globex-alice"))) {
            client.head();
            other.head();
            assertThat(client.message()).isEqualTo(FakeNews.stamped("notifications/subscriptions/acknowledged", "\"notifications\":{\"taskIds\":[\"" + id + "\"]}", "2"));
            assertThat(other.message()).contains(theirs).doesNotContain(id);
            assertThat(heard(each -> each.method().equals("subscriptions/listen") && each.server().equals("fresh")).body()).contains(FakeTasks.HEADER).doesNotContain(id);
            Moments.until(() -> gate.servers.news.count("fresh") == 2);
            gate.servers.news.tell("fresh", "notifications/tasks", FakeTasks.news("working", "").replace(FakeTasks.OWN, "another"));
            gate.servers.news.tell("fresh", "notifications/tasks", FakeTasks.news("completed", ",\"result\":" + DONE));
            String note = FakeNews.stamped("notifications/tasks", FakeTasks.news("completed", ",\"result\":" + DONE), "2");
            String shown = route.equals("all") ? note.replace("file:", "gatehouse:fresh:file:") : note;
            assertThat(client.message()).isEqualTo(shown.replace(FakeTasks.OWN, id));
            assertThat(other.message()).isEqualTo(shown.replace(FakeTasks.OWN, theirs));
        }
        Moments.until(() -> gate.streams.count() == 0 && gate.servers.news.count("fresh") == 0);
    }

    @Test
    void newsOfOneTaskAreNotToldOfAnother() throws Exception {
        gate.servers.tricks.put("short", (asked, exchange) -> Says.result(asked, exchange, FakeTasks.made("another")));
        String one = make("fresh", "alice");
        String two = FakeTasks.id(gate.ask(FakeTasks.able(Ask.modernCall("fresh", "short", "1"))).body());
        try (RawClient client = gate.begin(FakeTasks.listen("fresh", one + "\",\"" + two))) {
            client.head();
            assertThat(client.message()).contains(one, two);
            Moments.until(() -> gate.servers.news.count("fresh") == 1);
            gate.servers.news.tell("fresh", "notifications/tasks", FakeTasks.news("cancelled", ""));
            gate.servers.news.tell("fresh", "notifications/tasks", FakeTasks.news("working", "").replace(FakeTasks.OWN, "another"));
            assertThat(client.message()).contains("\"cancelled\"", one).doesNotContain(two);
            assertThat(client.message()).contains("\"working\"", two).doesNotContain(one);
        }
    }

    @Test
    void newsOfATaskEndWithTheGrantOfItsTool() throws Exception {
        gate.use(before -> before.grant(GateUnderTest.grant("acme", "bob", "fresh", "long")).after().grant(GateUnderTest.grant("acme", "bob", "fresh", "echo")).after());
        String id = make("fresh", "bob");
        try (RawClient client = gate.begin(FakeTasks.listen("fresh", id).by("bob"))) {
            client.head();
            assertThat(client.message()).contains(id);
            gate.use(before -> before.ungrant(GateUnderTest.grant("acme", "bob", "fresh", "long")).after());
            assertThat(client.message()).contains("\"resultType\":\"complete\"");
            assertThat(client.event()).isNull();
        }
    }
}
