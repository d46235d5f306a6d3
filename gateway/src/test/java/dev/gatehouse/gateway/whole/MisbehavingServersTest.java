package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.Header;
import dev.gatehouse.wire.message.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Servers that misbehave in the handshake, in lists, in what they answer to other methods and on streams: the caller gets a code or the answer
/// and nothing else, the ledger says so by the server's name, nothing is asked twice, and whoever calls next is served.
@Timeout(60)
class MisbehavingServersTest {
    private static final String HANDSHAKE = "handshake: ";
    private static final String LISTING = "its listing: ";
    private static final String NOT_AS_WANTED = HANDSHAKE + "initialize was not answered as the protocol wants";
    private static final String TOOLS = "notifications/tools/list_changed";
    private static final String SERVED = "\"result\"";
    private static final String FACE = "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"old\",\"version\":\"1\"},\"instructions\":\"be kind\"}";
    private static final String COMPLETION = "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"greet\"},\"argument\":{\"name\":\"a\",\"value\":\"x\"}}";
    private static final String CALL = "{\"name\":\"echo\",\"arguments\":{}}";
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open(GateUnderTest.quick(), GateUnderTest.SERVERS.replace("deadline: 20s", "deadline: 20s, toolDeadlines: {hangs: 1s}") + GateUnderTest.LIMITS);
        gate.servers.tricks.put("hangs", (_, exchange) -> hang(exchange));
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    /// @param ask what is asked, in a session of the server's own
    record Case(String name, String server, String method, FakeServers.Trick trick, Ask ask, Code code, String by, String rule, String effect) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> all() {
        return Stream.of(handshakes(), lists(), answers(), streams(), served()).flatMap(List::stream);
    }

    private static List<Case> handshakes() {
        return List.of(
            opening("a revision that never was", face("2025-11-25", "2099-01-01"), Code.UPSTREAM_INVALID, NOT_AS_WANTED),
            opening("a revision that nobody speaks any more", face("2025-11-25", "2024-11-05"), Code.UPSTREAM_INVALID, NOT_AS_WANTED),
            opening("the newer revision in the older handshake", face("2025-11-25", "2026-07-28"), Code.UPSTREAM_INVALID, NOT_AS_WANTED),
            opening("a revision that is a number", face("\"2025-11-25\"", "20251125"), Code.UPSTREAM_INVALID, NOT_AS_WANTED),
            opening("nothing that it can do", face("\"capabilities\":{\"tools\":{}},", ""), Code.UPSTREAM_INVALID, NOT_AS_WANTED),
            opening("what it can do as a list", face("{\"tools\":{}}", "[\"tools\"]"), Code.UPSTREAM_INVALID, NOT_AS_WANTED),
            opening("a server without a name", face("\"serverInfo\":{\"name\":\"old\",\"version\":\"1\"}", "\"x\":1"), Code.UPSTREAM_INVALID, NOT_AS_WANTED),
            opening("an answer to another request", (asked, exchange) -> Says.json(exchange, 200, Says.answer("99", FACE)), Code.UPSTREAM_INVALID,
                HANDSHAKE + "no answer to the handshake"),
            opening("a page", (asked, exchange) -> Says.typed(exchange, 200, "text/html", "<html>"), Code.UPSTREAM_INVALID, HANDSHAKE + "message: NOT_JSON"),
            opening("two answers in one", (asked, exchange) -> Says.json(exchange, 200, Says.answer(asked.id(), FACE) + Says.answer(asked.id(), FACE)), Code.UPSTREAM_INVALID,
                HANDSHAKE + "message: TRAILING_BYTES"),
            opening("another address", (asked, exchange) -> Says.json(exchange, 307, Says.answer(asked.id(), FACE)), Code.UPSTREAM_REDIRECTS, HANDSHAKE),
            opening("a demand for a token", (asked, exchange) -> Says.nothing(exchange, 401), Code.UPSTREAM_REFUSED, HANDSHAKE),
            opening("a fault", (asked, exchange) -> Says.nothing(exchange, 503), Code.UPSTREAM_REFUSED, HANDSHAKE),
            opening("nothing, and it ends", (asked, exchange) -> exchange.cancel(), Code.UPSTREAM_LOST, HANDSHAKE),
            opening("half an answer, and it ends", (asked, exchange) -> {
                exchange.send(Says.head(200, "application/json"));
                exchange.send(part("{\"jsonrpc\":\"2.0\","));
                exchange.send(End.cut("played"));
            }, Code.UPSTREAM_LOST, HANDSHAKE + "played"),
            new Case("a handshake: nothing, for ever", "old", "initialize", (_, exchange) -> hang(exchange), Ask.modernCall("old", "hangs", "7").by("globex-bob"),
                Code.UPSTREAM_TIMED_OUT, "pinning", LISTING + HANDSHAKE, "none"),
            opening("more than it may", (asked, exchange) -> Says.json(exchange, 200, Says.answer(asked.id(), FACE.replace("\"old\"", "\"" + "x".repeat(70_000) + "\""))),
                Code.UPSTREAM_TOO_LARGE, HANDSHAKE + "body"));
    }

    private static Case opening(String name, FakeServers.Trick trick, Code code, String rule) {
        return new Case("a handshake: " + name, "old", "initialize", trick, Ask.initialize("old"), code, "upstream", rule, "none");
    }

    private static FakeServers.Trick face(String part, String other) {
        assertThat(FACE).contains(part);
        return (asked, exchange) -> Says.json(exchange, 200, Says.answer(asked.id(), FACE.replace(part, other)));
    }

    private static List<Case> lists() {
        return List.of(
            list("a list of tools that is an object", "{\"tools\":{\"name\":\"echo\"}}"),
            list("a list of texts", "{\"tools\":[\"echo\"]}"),
            list("a tool without a name", "{\"tools\":[{\"inputSchema\":{}}]}"),
            list("a tool whose name is a number", "{\"tools\":[{\"name\":7,\"inputSchema\":{}}]}"),
            list("the list of something else", "{\"prompts\":[]}"),
            list("a list and a cursor that is a number", "{\"tools\":[],\"nextCursor\":7}"),
            list("a list and a cursor of 4,097 letters", "{\"tools\":[],\"nextCursor\":\"" + "x".repeat(4_097) + "\"}"),
            list("a list and a cursor that is an object", "{\"tools\":[],\"nextCursor\":{\"page\":2}}"),
            list("a list of 2,001 tools", "{\"tools\":[" + IntStream.rangeClosed(0, 2_000).mapToObj(n -> "{\"name\":\"" + n + "\"}").collect(Collectors.joining(",")) + "]}"),
            new Case("a list that is larger than it may be", "old", "tools/list", said("{\"tools\":[{\"name\":\"" + "x".repeat(70_000) + "\"}]}"), older("tools/list", ""),
                Code.UPSTREAM_TOO_LARGE, "upstream", "body", "unknown"),
            new Case("a list of tools that goes round in circles, read before a call", "fresh", "tools/list",
                said("{\"tools\":[],\"nextCursor\":\"again\",\"resultType\":\"complete\"}"), Ask.modernCall("fresh", "echo", "7").by("globex-bob"), Code.UPSTREAM_INVALID,
                "pinning", LISTING + "a listing without end", "none"),
            new Case("no list of tools, asked for before a call", "fresh", "tools/list", (asked, exchange) -> Says.json(exchange, 200, Says.error(asked.id(), -32603, "no")),
                Ask.modernCall("fresh", "echo", "7").by("globex-alice"), Code.UPSTREAM_REFUSED, "pinning", LISTING + "an error", "none"));
    }

    private static Case list(String name, String result) {
        return shape(name, "tools/list", "", result, "not a list of tools");
    }

    private static List<Case> answers() {
        return List.of(
            shape("a prompt without messages", "prompts/get", "{\"name\":\"greet\"}", "{\"description\":\"d\"}", "not a prompt"),
            shape("a prompt of texts", "prompts/get", "{\"name\":\"greet\"}", "{\"messages\":[\"hi\"]}", "not a prompt"),
            shape("a prompt that nobody says", "prompts/get", "{\"name\":\"greet\"}", "{\"messages\":[{\"content\":{\"type\":\"text\",\"text\":\"hi\"}}]}", "not a prompt"),
            shape("a resource without contents", "resources/read", "{\"uri\":\"file:///open/a\"}", "{}", "not the contents"),
            shape("contents without an address", "resources/read", "{\"uri\":\"file:///open/a\"}", "{\"contents\":[{\"text\":\"a\"}]}", "not the contents"),
            shape("contents of nothing", "resources/read", "{\"uri\":\"file:///open/a\"}", "{\"contents\":[{\"uri\":\"file:///open/a\"}]}", "not the contents"),
            shape("a completion of numbers", "completion/complete", COMPLETION, "{\"completion\":{\"values\":[1]}}", "not a completion"),
            shape("a completion without end", "completion/complete", COMPLETION, "{\"completion\":{\"values\":[" + "\"a\",".repeat(100) + "\"a\"]}}", "not a completion"),
            shape("a tool's result in a list's place", "tools/list", "", "{\"content\":[]}", "not a list of tools"),
            shape("a list in a tool's result's place", "tools/call", CALL, "{\"tools\":[]}", "not a tool result"),
            wrong("an answer whose id has a fraction that is none", (asked, exchange) -> Says.json(exchange, 200, Says.answer(asked.id() + ".0", Says.ECHO)), "message: BAD_ID"),
            wrong("an error that is a text", (asked, exchange) -> Says.json(exchange, 200, "{\"jsonrpc\":\"2.0\",\"id\":" + asked.id() + ",\"error\":\"no\"}"), "message: BAD_ERROR"),
            wrong("an error whose code is a text", (asked, exchange) -> Says.json(exchange, 200, "{\"jsonrpc\":\"2.0\",\"id\":" + asked.id()
                + ",\"error\":{\"code\":\"-32603\",\"message\":\"no\"}}"), "message: BAD_ERROR"),
            wrong("an answer with a byte order mark", (asked, exchange) -> Says.json(exchange, 200, "\uFEFF" + Says.answer(asked.id(), Says.ECHO)), "message: BOM"));
    }

    private static Case shape(String name, String method, String params, String result, String rule) {
        return new Case(name, "old", method, said(result), older(method, params), Code.UPSTREAM_INVALID, "shape", rule, "done");
    }

    private static Case wrong(String name, FakeServers.Trick trick, String rule) {
        return new Case(name, "old", "tools/call", trick, older("tools/call", CALL), Code.UPSTREAM_INVALID, "upstream", rule, "unknown");
    }

    private static List<Case> streams() {
        return List.of(
            endless("a stream and silence", (_, exchange) -> hang(exchange)),
            endless("events and no answer, for ever", (asked, exchange) -> {
                while (true) {
                    Says.event(exchange, Says.progress(asked.id(), 1));
                }
            }),
            stream("an event of bytes that are no text", (asked, exchange) -> exchange.send(Part.of(("data: " + Says.answer(asked.id(), "{\"content\":[],\"a\":\"\377\"}")
                + "\n\n").getBytes(StandardCharsets.ISO_8859_1))), Code.UPSTREAM_INVALID, "message: NOT_UTF8"),
            stream("an event whose name has no end", (asked, exchange) -> flood(exchange, "event: "), Code.UPSTREAM_TOO_LARGE, "frame"),
            stream("an event whose id has no end", (asked, exchange) -> flood(exchange, "id: "), Code.UPSTREAM_TOO_LARGE, "frame"),
            stream("a comment without end", (asked, exchange) -> flood(exchange, ": "), Code.UPSTREAM_TOO_LARGE, "frame"),
            stream("one event of many lines without end", (asked, exchange) -> {
                for (int i = 0; i < 2_000; i++) {
                    exchange.send(part("data: " + "x".repeat(100) + "\n"));
                }
            }, Code.UPSTREAM_TOO_LARGE, "frame"),
            stream("a plea to come back tomorrow", (asked, exchange) -> {
                exchange.send(part("id: 1\nretry: 86400000\n\n"));
                Says.end(exchange);
            }, Code.UPSTREAM_LOST, "HTTP 200 without an answer"),
            stream("another's answer in an event", (asked, exchange) -> {
                Says.event(exchange, Says.answer("9" + asked.id(), Says.ECHO));
                Says.end(exchange);
            }, Code.UPSTREAM_INVALID, "an answer to a request of nobody"),
            stream("an answer under another kind of event", (asked, exchange) -> {
                exchange.send(part("event: ping\ndata: " + Says.answer(asked.id(), Says.ECHO) + "\n\n"));
                Says.end(exchange);
            }, Code.UPSTREAM_LOST, "HTTP 200 without an answer"),
            new Case("an answer as a stream that is none", "old", "tools/call", (asked, exchange) -> Says.typed(exchange, 200, "text/event-stream",
                Says.answer(asked.id(), Says.ECHO)), older("tools/call", CALL), Code.UPSTREAM_LOST, "upstream", "HTTP 200 without an answer", "unknown"),
            new Case("a line of a pipe that is no message", "piped", "tools/call", (asked, exchange) -> Says.typed(exchange, 200, "application/jsonl",
                "starting up\n" + Says.answer(asked.id(), Says.ECHO) + "\n"), Ask.legacy("piped", "{s}", "tools/call", "7", CALL), Code.UPSTREAM_INVALID, "upstream",
                "message: NOT_JSON", "unknown"));
    }

    private static Case stream(String name, FakeServers.Trick then, Code code, String rule) {
        return new Case(name, "old", "tools/call", (asked, exchange) -> {
            Says.stream(exchange);
            then.play(asked, exchange);
        }, older("tools/call", CALL), code, "upstream", rule, "unknown");
    }

    private static Case endless(String name, FakeServers.Trick then) {
        Case stream = stream(name, then, Code.UPSTREAM_TIMED_OUT, "reply");
        return new Case(name, "old", "tools/call", stream.trick(), older("tools/call", CALL.replace("echo", "hangs")), stream.code(), stream.by(), stream.rule(), stream.effect());
    }

    /// These misbehave, and their callers are none the wiser.
    private static List<Case> served() {
        return List.of(
            harmless("an answer in the session of somebody else", "tools/call", (asked, exchange) -> Says.typed(exchange, 200, "application/json",
                Says.answer(asked.id(), Says.ECHO), new Header("Mcp-Session-Id", "another"))),
            onStream("two answers, one after the other", (asked, exchange) -> {
                Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
                Says.event(exchange, Says.answer(asked.id(), "{\"content\":[],\"second\":true}"));
                Says.end(exchange);
            }),
            onStream("an answer and another's", (asked, exchange) -> {
                Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
                Says.event(exchange, Says.answer("9" + asked.id(), Says.ECHO));
                Says.end(exchange);
            }),
            onStream("an answer and a question", (asked, exchange) -> {
                Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
                Says.event(exchange, Says.request("1", "elicitation/create", "{}"));
                Says.end(exchange);
            }),
            onStream("an answer on a stream that never ends", (asked, exchange) -> {
                Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
                hang(exchange);
            }),
            onStream("the end of the gate's own call, and an answer", (asked, exchange) -> {
                Says.event(exchange, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":" + asked.id() + "}}");
                Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
                Says.end(exchange);
            }),
            onStream("progress of somebody else's call, and an answer", (asked, exchange) -> {
                Says.event(exchange, Says.progress("1" + asked.id(), 1));
                Says.event(exchange, Says.progress("\"t\"", 1));
                Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
                Says.end(exchange);
            }),
            harmless("an answer as plain text", "tools/call", (asked, exchange) -> Says.typed(exchange, 200, "text/plain", Says.answer(asked.id(), Says.ECHO))),
            harmless("a handshake behind ten thousand notes", "initialize", (asked, exchange) -> {
                Says.stream(exchange);
                for (int i = 0; i < 10_000; i++) {
                    Says.event(exchange, Says.log("error"));
                }
                Says.event(exchange, Says.answer(asked.id(), FACE));
                Says.end(exchange);
            }),
            harmless("a handshake that asks the client first", "initialize", (asked, exchange) -> {
                Says.stream(exchange);
                Says.event(exchange, Says.request("1", "sampling/createMessage", "{}"));
                Says.event(exchange, Says.answer(asked.id(), FACE));
                Says.end(exchange);
            }),
            harmless("a no to the word after the handshake", "notifications/initialized", (asked, exchange) -> Says.json(exchange, 400, Says.error("null", -32600, "no"))));
    }

    private static Case onStream(String name, FakeServers.Trick then) {
        return harmless(name, "tools/call", (asked, exchange) -> {
            Says.stream(exchange);
            then.play(asked, exchange);
        });
    }

    private static Case harmless(String name, String method, FakeServers.Trick trick) {
        return new Case(name, "old", method, trick, older("tools/call", CALL), null, "", SERVED, "done");
    }


    private static Ask older(String method, String params) {
        return Ask.legacy("old", "{s}", method, "7", params);
    }

    private static FakeServers.Trick said(String result) {
        return (asked, exchange) -> Says.result(asked, exchange, result);
    }

    private static Part part(String text) {
        return Part.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void flood(Exchange exchange, String field) throws IOException {
        exchange.send(part(field));
        for (int i = 0; i < 4; i++) {
            exchange.send(part("x".repeat(40_000)));
        }
    }

    private static void hang(Exchange exchange) throws IOException {
        var gone = new CountDownLatch(1);
        exchange.onGone(gone::countDown);
        Moments.await(gone);
    }

    @ParameterizedTest
    @MethodSource("all")
    void endsAsItMustAndTheNextOneIsServed(Case bad) throws Exception {
        boolean early = bad.code() == null && bad.method().contains("initialize");
        if (!early) {
            gate.name("s", gate.session("alice", bad.server()));
        }
        long before = heard(bad);
        gate.servers.manners.put(bad.server(), (asked, exchange) -> {
            if (asked.method().equals(bad.method())) {
                bad.trick().play(asked, exchange);
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
        try {
            if (early) {
                gate.name("s", gate.session("alice", bad.server()));
            }
            String call = bad.code() == null ? served(bad) : refused(bad);
            List<FakeRecorder.Line> lines = gate.recorder.of(call);
            boolean begun = !bad.by().equals("pinning");
            assertThat(lines).extracting(FakeRecorder.Line::kind).isEqualTo(begun ? List.of("open", "close") : List.of("refused"));
            assertThat(lines.getLast().text(FieldName.EFFECT)).isEqualTo(begun ? bad.effect() : "");
        } finally {
            gate.servers.manners.remove(bad.server());
        }
        assertThat(heard(bad) - before).as("how often it was asked").isLessThanOrEqualTo(bad.rule().endsWith("a listing without end") ? 64 : 1);
        assertThat(gate.ask(Ask.legacyCall(bad.server(), gate.session("alice", bad.server()), "echo", "8")).body()).as("the same server").contains(SERVED);
        assertThat(gate.ask(Ask.modernCall("piped", "echo", "8")).body()).as("another one").contains(SERVED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"old|hello", "fresh|hello", "fresh|{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}", "old|[]", "old|{\"jsonrpc\":\"2.0\",\"method\":1}",
        "fresh|{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\",\"params\":{\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":\"another\"}}}"})
    void whatIsNoNewsIsNotPassedOnAndTheNextNewsAre(String server, String said) throws Exception {
        try (RawClient client = gate.begin(Ask.modern(server, "subscriptions/listen", "7", ",\"notifications\":{\"toolsListChanged\":true}"))) {
            client.head();
            assertThat(client.message()).contains("acknowledged");
            Moments.until(() -> gate.servers.news.count(server) == 1);
            gate.servers.news.say(server, said);
            try (var _ = gate.servers.news.telling(server, TOOLS)) {
                assertThat(client.message()).isEqualTo(FakeNews.stamped(TOOLS, "", "7"));
            }
        }
        Moments.until(() -> gate.servers.news.count(server) == 0);
    }

    private static long heard(Case bad) {
        return gate.servers.heard().stream().filter(each -> each.method().equals(bad.method()) && each.server().equals(bad.server())).count();
    }

    private static String served(Case bad) throws Exception {
        RawClient.Reply reply = gate.ask(bad.ask());
        assertThat(reply.body()).isEqualTo(Says.answer("7", Says.ECHO));
        assertThat(reply.headers()).doesNotContainKey("mcp-session-id");
        return reply.header("Gatehouse-Call");
    }

    private static String refused(Case bad) throws Exception {
        String id = bad.ask().body().contains("\"id\":7") ? "7" : "1";
        RawClient.Reply reply = gate.ask(bad.ask());
        RefusalShape.check(reply, bad.code(), bad.code().http(), id, bad.effect());
        List<FakeRecorder.Line> lines = gate.recorder.of(reply.header("Gatehouse-Call"));
        assertThat(lines.getFirst().text(FieldName.SERVER)).as("on record by its name").isEqualTo(bad.server());
        FakeRecorder.Line close = lines.getLast();
        assertThat(close.text(FieldName.CODE)).isEqualTo(bad.code().word());
        assertThat(close.text(FieldName.BY)).isEqualTo(bad.by());
        assertThat(close.text(FieldName.DETAIL)).startsWith(bad.rule());
        return reply.header("Gatehouse-Call");
    }

    @Test
    void thereAreMany() {
        assertThat(all().map(Case::name)).doesNotHaveDuplicates().hasSizeGreaterThan(50);
    }
}
