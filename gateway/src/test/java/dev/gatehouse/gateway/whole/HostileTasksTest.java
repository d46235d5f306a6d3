package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that misuse tasks: nobody gets one without having said that it can follow it, and what is said of one is reviewed as its call's answer.
@Timeout(60)
class HostileTasksTest {
    private static final String INVALID = "upstream-invalid";
    private static final String ASKS = "upstream-asks";
    private static final String URL = "{\"method\":\"elicitation/create\",\"params\":{\"mode\":\"url\",\"url\":\"http://a.example/\",\"message\":\"m\"}}";
    private static final String SAMPLING = "{\"method\":\"sampling/createMessage\",\"params\":{\"messages\":[],\"maxTokens\":1}}";
    private static GateUnderTest gate;
    private static FakeTasks tasks;
    private static String id;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open(GateUnderTest.quick(), FakeTasks.SETTINGS);
        tasks = new FakeTasks(gate.servers);
        id = FakeTasks.id(gate.ask(FakeTasks.call("fresh")).body());
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "all"})
    void aTaskThatNobodyCanFollowIsNotPassedOn(String route) throws Exception {
        RefusalShape.check(gate.ask(FakeTasks.call(route).body(FakeTasks.ABLE, "{}")), Code.UPSTREAM_INVALID, 200, "1", "unknown");
        RefusalShape.check(gate.ask(FakeTasks.call(route).body(FakeTasks.ABLE, "{\"extensions\":{\"x/y\":{}}}")), Code.UPSTREAM_INVALID, 200, "1", "unknown");
        String session = gate.ask(Ask.initialize(route).body("\"capabilities\":{}", "\"capabilities\":" + FakeTasks.ABLE)).header("Mcp-Session-Id");
        assertThat(gate.ask(Ask.legacyCall(route, session, route.equals("all") ? "fresh__long" : "long", "1")).body()).contains(INVALID).doesNotContain("taskId");
    }

    @Test
    void onlyAToolsCallGoesOnAsATask() throws Exception {
        tasks.says.put("prompts/get", FakeTasks.made(FakeTasks.OWN));
        assertThat(gate.ask(FakeTasks.able(Ask.modern("fresh", "prompts/get", "1", ",\"name\":\"p\"").with("Mcp-Name", "p"))).body()).contains(INVALID).doesNotContain("taskId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"taskId\":1", "\"taskId\":\"\"", "\"taskId\":\"{long}\"", "\"other\":\"x\""})
    void aTaskHasAnId(String member) throws Exception {
        requireMade(FakeTasks.made("x").replace("\"taskId\":\"x\"", member.replace("{long}", "x".repeat(1_025))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"status\":\"done\"", "\"status\":1", "\"s\":1", "\"status\":\"working\",\"result\":{\"content\":[]}", "\"status\":\"working\",\"error\":{}",
        "\"status\":\"working\",\"inputRequests\":{}"})
    void aTaskBeginsWithAStatusAndNothingThatComesLater(String member) throws Exception {
        requireMade(FakeTasks.made("x").replace("\"status\":\"working\"", member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\"1\"", "true", "{}"})
    void aTaskLivesForATime(String ttl) throws Exception {
        requireMade(FakeTasks.made("x").replace("60000", ttl));
    }

    private static void requireMade(String made) throws Exception {
        gate.servers.tricks.put("odd", (asked, exchange) -> Says.result(asked, exchange, made));
        RefusalShape.check(gate.ask(FakeTasks.able(Ask.modernCall("fresh", "odd", "1"))), Code.UPSTREAM_INVALID, 200, "1", "unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1e300", "999999999999", "0"})
    void howeverLongATaskLivesItsIdIsGood(String ttl) throws Exception {
        gate.servers.tricks.put("odd", (asked, exchange) -> Says.result(asked, exchange, FakeTasks.made(FakeTasks.OWN).replace("60000", ttl)));
        tasks.says.remove("tasks/get");
        String made = FakeTasks.id(gate.ask(FakeTasks.able(Ask.modernCall("fresh", "odd", "1"))).body());
        assertThat(gate.ask(FakeTasks.task("fresh", "tasks/get", made)).body()).contains("\"working\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"another", "", "the server's own/1 "})
    void whatIsSaidOfAnotherTaskIsNotPassedOn(String other) throws Exception {
        requireTold(FakeTasks.told("working", "").replace(FakeTasks.OWN, other), INVALID);
        tasks.says.put("tasks/update", "{\"resultType\":\"complete\",\"taskId\":\"" + other + "\"}");
        assertThat(gate.ask(FakeTasks.task("fresh", "tasks/update", id)).body()).contains(INVALID);
        tasks.says.remove("tasks/update");
    }

    @ParameterizedTest
    @ValueSource(strings = {"working|,\"result\":{\"content\":[]}", "completed|", "completed|,\"result\":[]", "completed|,\"result\":{\"text\":\"t\"}",
        "completed|,\"result\":{\"content\":[{\"text\":\"t\"}]}", "completed|,\"result\":{\"content\":[],\"resultType\":\"task\"}",
        "completed|,\"result\":{\"resultType\":\"input_required\",\"requestState\":\"s\"}", "completed|,\"result\":{\"content\":[]},\"error\":{\"code\":1,\"message\":\"m\"}",
        "failed|", "failed|,\"error\":{\"code\":\"x\",\"message\":\"m\"}", "failed|,\"error\":{\"code\":1}", "failed|,\"error\":{\"code\":-32020,\"message\":\"m\"}",
        "failed|,\"error\":{\"code\":-32042,\"message\":\"m\"}", "input_required|", "input_required|,\"inputRequests\":{}", "input_required|,\"inputRequests\":[]",
        "input_required|,\"inputRequests\":{\"a\":{\"method\":\"tools/call\",\"params\":{}}}", "cancelled|,\"result\":{\"content\":[]}", "over|"})
    void whatIsSaidOfATaskIsWhatItsStatusPromises(String told) throws Exception {
        String[] parts = told.split("\\|", 2);
        requireTold(FakeTasks.told(parts[0], parts[1]), INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "input_required", "other"})
    void whatIsSaidOfATaskIsNoOtherAnswer(String type) throws Exception {
        tasks.says.put("tasks/get", FakeTasks.told("working", "").replace("\"complete\"", "\"" + type + "\""));
        assertThat(gate.ask(FakeTasks.task("fresh", "tasks/get", id)).body()).contains("\"error\"").containsAnyOf(INVALID, ASKS).doesNotContain("taskId");
    }

    @Test
    void aTaskAsksOnlyWhatItsCallCouldAsk() throws Exception {
        requireTold(FakeTasks.told("input_required", ",\"inputRequests\":{\"a\":" + SAMPLING + "}"), ASKS);
        requireTold(FakeTasks.told("input_required", ",\"inputRequests\":{\"a\":" + URL + "}"), ASKS);
        String form = "{\"method\":\"elicitation/create\",\"params\":{\"message\":\"m\"}}";
        requireTold(FakeTasks.told("input_required", ",\"inputRequests\":{\"b\":" + form + ",\"a\":" + SAMPLING + "}"), ASKS);
        String many = IntStream.range(0, 17).mapToObj(n -> "\"k" + n + "\":" + form).collect(Collectors.joining(","));
        requireTold(FakeTasks.told("input_required", ",\"inputRequests\":{" + many + "}"), INVALID);
        tasks.says.put("tasks/get", FakeTasks.told("input_required", ",\"inputRequests\":{\"b\":" + form + "}"));
        assertThat(gate.ask(FakeTasks.task("fresh", "tasks/get", id).body(FakeTasks.ABLE, FakeTasks.ABLE.replace("\"elicitation\":{},", ""))).body())
            .as("a client that cannot be asked").contains(ASKS).doesNotContain("taskId");
    }

    private static void requireTold(String told, String code) throws Exception {
        tasks.says.put("tasks/get", told);
        assertThat(gate.ask(FakeTasks.task("fresh", "tasks/get", id)).body()).contains("\"error\"", code).doesNotContain("taskId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "all"})
    void whatATaskCameToIsReviewedAsTheAnswerOfItsCall(String route) throws Exception {
        String made = FakeTasks.id(gate.ask(FakeTasks.call(route)).body());
        String result = ",\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"a\\u200bb\\u001b[2J\"},{\"type\":\"resource_link\",\"uri\":\"ui://page\",\"name\":\"p\"}]}";
        String plain = "\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"ab\"}]}";
        tasks.says.put("tasks/get", FakeTasks.told("completed", result));
        assertThat(gate.ask(FakeTasks.task(route, "tasks/get", made)).body()).contains(plain).doesNotContain("ui:");
        try (RawClient client = gate.begin(FakeTasks.listen(route, made))) {
            client.head();
            client.message();
            Moments.until(() -> gate.servers.news.count("fresh") == 1);
            gate.servers.news.tell("fresh", "notifications/tasks", FakeTasks.news("completed", result));
            assertThat(client.message()).contains("\"" + made + "\"", plain).doesNotContain("ui:");
        }
        Moments.until(() -> gate.servers.news.count("fresh") == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed|,\"result\":{\"text\":\"t\"}", "completed|", "over|", "input_required|,\"inputRequests\":{\"a\":" + SAMPLING + "}"})
    void newsThatAreNoneEndTheStreamByName(String told) throws Exception {
        String[] parts = told.split("\\|", 2);
        try (RawClient client = gate.begin(FakeTasks.listen("fresh", id))) {
            client.head();
            client.message();
            Moments.until(() -> gate.servers.news.count("fresh") == 1);
            gate.servers.news.tell("fresh", "notifications/tasks", FakeTasks.news(parts[0], parts[1]));
            assertThat(client.message()).contains("\"error\"").containsAnyOf(INVALID, ASKS).doesNotContain("taskId");
            assertThat(client.event()).isNull();
        }
        Moments.until(() -> gate.servers.news.count("fresh") == 0);
    }
}
