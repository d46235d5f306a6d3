package dev.gatehouse.gateway.whole;

import static dev.gatehouse.gateway.whole.Questions.ABLE;
import static dev.gatehouse.gateway.whole.Questions.ACCEPTED;
import static dev.gatehouse.gateway.whole.Questions.FORM;
import static dev.gatehouse.gateway.whole.Questions.OPEN;
import static dev.gatehouse.gateway.whole.Questions.able;
import static dev.gatehouse.gateway.whole.Questions.again;
import static dev.gatehouse.gateway.whole.Questions.id;
import static dev.gatehouse.gateway.whole.Questions.reply;
import static dev.gatehouse.gateway.whole.Questions.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.wire.link.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Servers ask clients, across the eras, what an operator opened; each question is answered once, by the caller in whose call it came.
@Timeout(60)
class QuestionsTest {
    static final Set<Code> COVERED = Set.of(Code.STATE_INVALID);
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open(GateUnderTest.quick(), OPEN + GateUnderTest.LIMITS);
        gate.servers.tricks.put("old_asks", (asked, exchange) -> Questions.olderAsks(gate.servers, asked, exchange));
        gate.servers.tricks.put("fresh_asks", Questions::newerAsks);
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    private static String session(String caller, String route) throws IOException {
        return Questions.session(gate, caller, route);
    }

    @ParameterizedTest
    @CsvSource({"old, old_asks", "piped, old_asks", "fresh, fresh_asks", "all, old__old_asks", "all, fresh__fresh_asks"})
    void anOlderClientIsAskedByARequestAndItsReplyIsTakenOnce(String route, String tool) throws Exception {
        String session = session("alice", route);
        try (RawClient client = gate.begin(Ask.legacyCall(route, session, tool, "5"))) {
            String call = client.head().header("Gatehouse-Call");
            String question = client.event();
            assertThat(question).isEqualTo(Says.request("\"" + call + ".1\"", "elicitation/create", FORM));
            requireUnknown(gate.ask(reply(route, session("globex-bob", route), id(question), ACCEPTED).by("globex-bob")));
            requireUnknown(gate.ask(reply(route, session("globex-alice", route), id(question), ACCEPTED).by("globex-alice")));
            requireUnknown(gate.ask(reply(route, session("alice", route), id(question), ACCEPTED)));
            requireUnknown(gate.ask(reply(route, session, "\"" + call + ".2\"", ACCEPTED)));
            requireUnknown(gate.ask(reply(route, session, "5", ACCEPTED)));
            assertThat(gate.ask(reply(route, session, id(question), ACCEPTED)).status()).isEqualTo(202);
            assertThat(client.event()).isEqualTo(Says.answer("5", Says.ECHO));
            assertThat(client.event()).isNull();
            requireUnknown(gate.ask(reply(route, session, id(question), ACCEPTED)));
        }
        if (tool.endsWith("fresh_asks")) {
            assertThat(gate.servers.await(each -> each.tool().equals("fresh_asks") && each.body().contains("inputResponses")).body())
                .contains("\"inputResponses\":{\"which\":" + ACCEPTED + "}").contains("\"requestState\":\"the server's own\"");
        }
    }

    @Test
    void aSecondReplyIsNotTakenWhileTheCallStillRuns() throws Exception {
        var enough = new CountDownLatch(1);
        gate.servers.tricks.put("asks_and_thinks", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.request("80", "elicitation/create", FORM));
            try {
                enough.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                throw new IOException(stop);
            }
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        String session = session("alice", "old");
        try (RawClient client = gate.begin(Ask.legacyCall("old", session, "asks_and_thinks", "5"))) {
            client.head();
            String question = client.event();
            assertThat(gate.ask(reply("old", session, id(question), ACCEPTED)).status()).isEqualTo(202);
            requireUnknown(gate.ask(reply("old", session, id(question), ACCEPTED)));
            enough.countDown();
            assertThat(client.event()).isEqualTo(Says.answer("5", Says.ECHO));
        }
    }

    /// Servers ask so in the midst of a long call, to see whether their client is still there.
    @Test
    void aServerMayAskWithinACallManyTimesWhetherWeAreAlive() throws Exception {
        gate.servers.tricks.put("pings", (asked, exchange) -> {
            Says.stream(exchange);
            for (int i = 0; i < 40; i++) {
                Says.event(exchange, Says.request("\"p-" + i + "\"", "ping", "{}"));
            }
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        assertThat(gate.ask(Ask.modernCall("old", "pings", "1")).body()).contains("\"result\"");
        assertThat(gate.servers.await(each -> each.body().contains("\"p-39\"")).body()).isEqualTo(Says.answer("\"p-39\"", "{}"));
    }

    @Test
    void nothingIsAskedWithinACompletion() throws Exception {
        gate.servers.manners.put("fresh", (asked, exchange) -> {
            if (asked.method().equals("completion/complete")) {
                Questions.newerAsks(asked, exchange);
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
        String params = "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"greet\"},\"argument\":{\"name\":\"a\",\"value\":\"b\"}";
        RefusalShape.check(gate.ask(Ask.legacy("fresh", session("alice", "fresh"), "completion/complete", "1", "{" + params + "}")), Code.UPSTREAM_ASKS, 200, "1", "unknown");
        RefusalShape.check(gate.ask(able(Ask.modern("fresh", "completion/complete", "2", "," + params))), Code.UPSTREAM_ASKS, 200, "2", "unknown");
        gate.servers.manners.remove("fresh");
    }

    @Test
    void aQuestionThatItsServerTakesBackIsTakenBackFromTheClient() throws Exception {
        var late = new CountDownLatch(1);
        gate.servers.tricks.put("asks_in_vain", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.request("81", "elicitation/create", FORM));
            Says.event(exchange, Says.request("82", "elicitation/create", FORM));
            Says.event(exchange, withdrawn("82"));
            Says.event(exchange, withdrawn("83"));
            Moments.await(late);
            Says.event(exchange, withdrawn("81"));
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        String session = session("alice", "old");
        try (RawClient client = gate.begin(Ask.legacyCall("old", session, "asks_in_vain", "5"))) {
            client.head();
            String first = id(client.message());
            String second = id(client.message());
            assertThat(client.message()).isEqualTo(withdrawn(second));
            requireUnknown(gate.ask(reply("old", session, second, ACCEPTED)));
            assertThat(gate.ask(reply("old", session, first, ACCEPTED)).status()).isEqualTo(202);
            late.countDown();
            assertThat(client.message()).as("what was answered cannot be taken back").isEqualTo(Says.answer("5", Says.ECHO));
        }
    }

    private static String withdrawn(String id) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":" + id + ",\"reason\":\"late\" ,\"k\":1.0}}";
    }

    /// A tool whose server asks on its stream of news, and waits for the reply.
    private static void asksAside(Asked asked, Exchange exchange, String id, String method, String params) throws IOException {
        Says.stream(exchange);
        gate.servers.news.say("old", Says.request(id, method, params));
        try {
            Asked reply = gate.servers.await(each -> each.method().equals("answer") && each.body().contains(":" + id + ","));
            Says.event(exchange, Says.answer(asked.id(), "{\"content\":[],\"heard\":" + (reply.message() instanceof Success) + "}"));
            Says.end(exchange);
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
    }

    /// The stream of this session, once that of the test before is gone and this one reaches the server.
    private static RawClient stream(String session) throws Exception {
        Moments.until(() -> gate.servers.news.count("old") == 0);
        RawClient stream = gate.begin(Ask.stream("old", session));
        stream.head();
        Moments.until(() -> gate.servers.news.count("old") == 1);
        return stream;
    }

    @Test
    void whatAServerAsksOnItsStreamOfNewsBelongsToTheCallThatRuns() throws Exception {
        gate.servers.tricks.put("asks_aside", (asked, exchange) -> asksAside(asked, exchange, "91", "elicitation/create", FORM));
        String session = session("alice", "old");
        try (RawClient stream = stream(session); RawClient client = gate.begin(Ask.legacyCall("old", session, "asks_aside", "5"))) {
            String question = stream.message();
            requireUnknown(gate.ask(reply("old", session("globex-alice", "old"), id(question), ACCEPTED).by("globex-alice")));
            requireUnknown(gate.ask(reply("old", session("alice", "old"), id(question), ACCEPTED)));
            assertThat(gate.ask(reply("old", session, id(question), ACCEPTED)).status()).isEqualTo(202);
            RawClient.Reply answer = client.reply();
            assertThat(answer.body()).isEqualTo(Says.answer("5", "{\"content\":[],\"heard\":true}"));
            assertThat(question).isEqualTo(Says.request("\"" + answer.header("Gatehouse-Call") + ".1\"", "elicitation/create", FORM));
            requireUnknown(gate.ask(reply("old", session, id(question), ACCEPTED)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"92|elicitation/create|{\"mode\":\"url\",\"message\":\"m\",\"elicitationId\":\"1\",\"url\":\"http://example.com/\"}",
        "93|tools/call|{\"name\":\"delete_everything\"}"})
    void whatIsNotOpenIsDeclinedThereTooAndTheStreamGoesOn(String id, String method, String params) throws Exception {
        gate.servers.tricks.put("asks_badly", (asked, exchange) -> asksAside(asked, exchange, id, method, params));
        String session = session("alice", "old");
        try (RawClient stream = stream(session)) {
            assertThat(gate.ask(Ask.legacyCall("old", session, "asks_badly", "5")).status()).isEqualTo(200);
            assertThat(gate.servers.await(each -> each.method().equals("answer") && each.body().contains(":" + id + ",")).body()).doesNotContain("accept");
            gate.servers.news.tell("old", "notifications/tools/list_changed", "");
            assertThat(stream.message()).as("the first thing that it hears").isEqualTo(FakeNews.plain("notifications/tools/list_changed", ""));
        }
    }

    @Test
    void whereNoCallRunsNobodyIsAsked() throws Exception {
        String session = session("alice", "old");
        try (RawClient stream = stream(session)) {
            gate.servers.news.say("old", Says.request("94", "elicitation/create", FORM));
            gate.servers.news.say("old", Says.request("95", "ping", "{}"));
            assertThat(gate.servers.await(each -> each.method().equals("answer") && each.body().contains(":94,")).body()).doesNotContain("accept");
            assertThat(gate.servers.await(each -> each.method().equals("answer") && each.body().contains(":95,")).body()).contains("\"result\":{}");
            gate.servers.news.tell("old", "notifications/tools/list_changed", "");
            assertThat(stream.message()).isEqualTo(FakeNews.plain("notifications/tools/list_changed", ""));
        }
    }

    /// Where a server may ask, its stream is opened for whoever listens, also for nothing: on the route to all servers that is so for each of them.
    @Test
    void whoListensForNothingTakesNothingFromWhoListensAfter() throws Exception {
        try (RawClient nothing = gate.begin(able(Ask.modern("old", "subscriptions/listen", "1", ",\"notifications\":{}")))) {
            nothing.head();
            assertThat(nothing.message()).contains("\"notifications\":{}");
            String filter = "\"resourceSubscriptions\":[\"file:///open/a\"]";
            try (RawClient something = gate.begin(able(Ask.modern("old", "subscriptions/listen", "2", ",\"notifications\":{" + filter + "}")))) {
                something.head();
                assertThat(something.message()).contains(filter);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"old, old_asks", "piped, old_asks", "fresh, fresh_asks", "all, old__old_asks", "all, fresh__fresh_asks"})
    void aNewerClientIsToldWhatIsWantedAndComesAgain(String route, String tool) throws Exception {
        Ask first = able(Ask.modernCall(route, tool, "5"));
        String wanted = gate.ask(first).body();
        assertThat(wanted).contains("\"resultType\":\"input_required\"").contains("{\"method\":\"elicitation/create\",\"params\":" + FORM + "}")
            .doesNotContain("the server's own");
        Ask again = again(first, wanted, ACCEPTED);
        for (Ask wrong : List.of(again.by("globex-alice"), again.body("{\"a\":1}", "{\"a\":2}"), again.body(state(wanted), state(wanted).replaceFirst("...$", "AAA")),
            again.body(state(wanted), "x"), again.body("\"requestState\":\"" + state(wanted) + "\"", "\"requestState\":1"))) {
            RefusalShape.check(gate.ask(wrong), Code.STATE_INVALID, "5");
        }
        assertThat(gate.ask(again).body()).contains(Says.ECHO.substring(2, Says.ECHO.length() - 2));
        if (tool.endsWith("fresh_asks")) {
            assertThat(gate.servers.await(each -> each.tool().equals("fresh_asks") && each.body().contains("inputResponses")).body())
                .contains("\"inputResponses\":{\"which\":" + ACCEPTED + "}").contains("\"requestState\":\"the server's own\"");
        } else {
            RefusalShape.check(gate.ask(again), Code.STATE_INVALID, "5");
        }
    }

    @Test
    void whatWasWantedOnTheRouteToAllServersIsAnsweredThereToThatServerAlone() throws Exception {
        for (String server : List.of("old", "piped", "fresh")) {
            String tool = server.equals("fresh") ? "fresh_asks" : "old_asks";
            Ask first = able(Ask.modernCall("all", server + "__" + tool, "5"));
            String wanted = gate.ask(first).body();
            for (String other : List.of("old", "piped", "fresh")) {
                RefusalShape.check(gate.ask(again(able(Ask.modernCall(other, tool, "6")), wanted, ACCEPTED)), Code.STATE_INVALID, "6");
                if (!other.equals(server)) {
                    RefusalShape.check(gate.ask(again(able(Ask.modernCall("all", other + "__" + tool, "6")), wanted, ACCEPTED)), Code.STATE_INVALID, "6");
                }
            }
            RefusalShape.check(gate.ask(again(first.by("globex-alice"), wanted, ACCEPTED)), Code.STATE_INVALID, "5");
            assertThat(gate.ask(again(first, wanted, ACCEPTED)).body()).contains("\"resultType\":\"complete\"");
        }
    }

    @Test
    void aNewerClientThatComesAgainWithoutAReplyDeclines() throws Exception {
        Ask first = able(Ask.modernCall("old", "old_asks", "5")).by("globex-bob");
        String wanted = gate.ask(first).body();
        Ask again = first.body("\"arguments\"", "\"requestState\":\"" + state(wanted) + "\",\"arguments\"");
        assertThat(gate.ask(again).body()).contains("\"isError\":true");
    }

    @ParameterizedTest
    @CsvSource({"old", "piped", "fresh"})
    void aServerIsToldOnlyWhatItsClientCanDo(String route) throws Exception {
        gate.ask(Ask.modernCall(route, "echo", "1").body("clientCapabilities\":{}", "clientCapabilities\":{\"sampling\":{},\"experimental\":{\"x\":{}}}").by("globex-alice"));
        Asked last = gate.servers.await(each -> each.method().equals(route.equals("fresh") ? "tools/call" : "initialize") && each.server().equals(route)
            && each.body().contains("\"sampling\":{}"));
        assertThat(last.body()).doesNotContain("experimental").doesNotContain("elicitation");
    }

    @Test
    void whatTheClientCannotAnswerIsDeclinedAndTheCallGoesOn() throws Exception {
        gate.servers.tricks.put("asks_roots", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.request("78", "roots/list", "{}"));
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        assertThat(gate.ask(Ask.modernCall("old", "asks_roots", "1")).body()).contains("\"result\"");
        assertThat(gate.servers.await(each -> each.body().contains(":78,")).body()).contains("-32601");
    }

    @ParameterizedTest
    @CsvSource({"http://example.com/pay", "https://you@example.com/", "javascript:alert(1)", "https://example.com/a b"})
    void nobodyIsSentToAnAddressThatIsNotPlainHttps(String url) throws Exception {
        String params = "{\"mode\":\"url\",\"message\":\"Pay\",\"elicitationId\":\"1\",\"url\":\"" + url + "\"}";
        gate.servers.tricks.put("asks_url", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.request("79", "elicitation/create", params));
            Says.end(exchange);
        });
        RefusalShape.check(gate.ask(able(Ask.modernCall("old", "asks_url", "1"))), Code.UPSTREAM_ASKS, 200, "1", "unknown");
    }

    @Test
    void logMessagesReachWhoWantsThem() throws Exception {
        gate.servers.tricks.put("logs", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.log("debug"));
            Says.event(exchange, Says.log("error"));
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        assertThat(gate.ask(Ask.modernCall("old", "logs", "1")).body()).as("not asked for").contains("\"result\"");
        try (RawClient client = gate.begin(Ask.modernCall("old", "logs", "1").body("\"io.modelcontextprotocol/clientCap",
            "\"io.modelcontextprotocol/logLevel\":\"warning\",\"io.modelcontextprotocol/clientCap"))) {
            client.head();
            assertThat(client.event()).isEqualTo(Says.log("error"));
            assertThat(client.event()).contains("\"result\"");
        }
        assertThat(gate.servers.await(each -> each.method().equals("logging/setLevel")).body()).contains("\"level\":\"warning\"");
        String session = session("alice", "fresh");
        assertThat(gate.ask(Ask.legacy("fresh", session, "logging/setLevel", "2", "{\"level\":\"info\"}")).body()).isEqualTo(Says.answer("2", "{}"));
        gate.ask(Ask.legacyCall("fresh", session, "echo", "3"));
        assertThat(gate.servers.await(each -> each.tool().equals("echo") && each.body().contains("logLevel")).body()).contains("logLevel\":\"info\"");
    }

    private static void requireUnknown(RawClient.Reply reply) {
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("\"question-unknown\"");
    }
}
