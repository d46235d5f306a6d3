package dev.gatehouse.gateway.whole;

import static dev.gatehouse.pipeline.Code.ANSWER_WITHHELD;
import static dev.gatehouse.pipeline.Code.INTERNAL;
import static dev.gatehouse.pipeline.Code.UPSTREAM_ASKS;
import static dev.gatehouse.pipeline.Code.UPSTREAM_INVALID;
import static dev.gatehouse.pipeline.Code.UPSTREAM_LOST;
import static dev.gatehouse.pipeline.Code.UPSTREAM_REDIRECTS;
import static dev.gatehouse.pipeline.Code.UPSTREAM_REFUSED;
import static dev.gatehouse.pipeline.Code.UPSTREAM_TIMED_OUT;
import static dev.gatehouse.pipeline.Code.UPSTREAM_TOO_LARGE;
import static dev.gatehouse.pipeline.Code.UPSTREAM_UNREACHABLE;
import static dev.gatehouse.pipeline.Code.ZONE_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.Effect;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Failed;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.Header;
import dev.gatehouse.wire.message.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a server, or the zone that reaches it, answers to a call: the caller gets a code, the ledger a close with it, and the server
/// has seen the call once.
class HostileServersTest {
    private static GateUnderTest gate;

    /// @param by who ended it, as the ledger names it
    /// @param rule how the ledger's detail begins
    /// @param effect what the caller is told of the call's effect
    record Case(String name, FakeServers.Trick trick, Code code, String by, String rule, String effect) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open();
        gate.name("session", gate.session("alice", "old"));
        gate.ask(Ask.legacyCall("old", "{session}", "echo", "1")); // so that the handshake is done
        gate.ask(Ask.modernCall("fresh", "echo", "1"));
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    static Stream<Case> all() {
        return Stream.of(failures(), statuses(), messages(), shapes(), streams()).flatMap(List::stream);
    }

    private static List<Case> failures() {
        return List.of(
            failed("nobody listens", FailCode.UNREACHABLE, Effect.NONE, UPSTREAM_UNREACHABLE),
            failed("an address that may not be reached", FailCode.REFUSED_DESTINATION, Effect.NONE, UPSTREAM_UNREACHABLE),
            failed("a certificate that nobody trusts", FailCode.UNTRUSTED, Effect.NONE, UPSTREAM_UNREACHABLE),
            failed("a server that the zone does not know", FailCode.UNKNOWN_SERVER, Effect.NONE, UPSTREAM_UNREACHABLE),
            failed("no answer in time", FailCode.TIMEOUT, Effect.UNKNOWN, UPSTREAM_TIMED_OUT),
            failed("too much of an answer", FailCode.TOO_LARGE, Effect.UNKNOWN, UPSTREAM_TOO_LARGE),
            failed("something that is not HTTP", FailCode.PROTOCOL, Effect.UNKNOWN, UPSTREAM_INVALID),
            failed("a zone that is full", FailCode.BUSY, Effect.NONE, ZONE_UNAVAILABLE),
            failed("a server that ends in the middle", FailCode.GONE, Effect.UNKNOWN, UPSTREAM_LOST),
            failed("a session that the zone does not know", FailCode.NO_SESSION, Effect.NONE, UPSTREAM_REFUSED),
            failed("a fault of the zone", FailCode.BROKEN, Effect.UNKNOWN, INTERNAL));
    }

    private static Case failed(String name, FailCode code, Effect effect, Code expected) {
        return new Case(name, (asked, exchange) -> exchange.send(new Failed(code, effect, "played")), expected, "upstream", "played",
            effect.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static List<Case> statuses() {
        return List.of(
            status("a redirect with an answer in it", 302, UPSTREAM_REDIRECTS, "HTTP 302"),
            status("a permanent redirect", 308, UPSTREAM_REDIRECTS, "HTTP 308"),
            status("a demand for a token", 401, UPSTREAM_REFUSED, "HTTP 401"),
            status("a ban", 403, UPSTREAM_REFUSED, "HTTP 403"),
            status("a demand for a proxy's token", 407, UPSTREAM_REFUSED, "HTTP 407"),
            status("a plea for less", 429, UPSTREAM_REFUSED, "HTTP 429"),
            status("a result that is an error too", 500, UPSTREAM_INVALID, "a result with HTTP 500"),
            unknown("an error page", (asked, exchange) -> Says.typed(exchange, 502, "text/html", "<html>Bad Gateway"), UPSTREAM_REFUSED, "HTTP 502"),
            unknown("no answer at all", (asked, exchange) -> Says.nothing(exchange, 202), UPSTREAM_LOST, "HTTP 202 without an answer"));
    }

    private static Case status(String name, int status, Code code, String rule) {
        return unknown(name, (asked, exchange) -> Says.json(exchange, status, Says.answer(asked.id(), Says.ECHO)), code, rule);
    }

    private static List<Case> messages() {
        return List.of(
            body("a page instead of an answer", "text/html", "<html>hello", "message: NOT_JSON"),
            body("an answer cut in half", "application/json", "{\"jsonrpc\":\"2.0\",\"id\":{id},\"result\":{\"content\":[", "message: NOT_JSON"),
            body("two answers", "application/json", "{answer}{answer}", "message: TRAILING_BYTES"),
            body("a batch of answers", "application/json", "[{answer}]", "message: BATCH"),
            body("an answer with two ids", "application/json", "{\"jsonrpc\":\"2.0\",\"id\":{id},\"id\":{id},\"result\":{}}", "message: DUPLICATE_KEY"),
            body("an answer with two results", "application/json", "{\"jsonrpc\":\"2.0\",\"id\":{id},\"result\":{},\"Result\":{}}", "message: CASE_VARIANT_KEY"),
            body("an answer and an error", "application/json", "{\"jsonrpc\":\"2.0\",\"id\":{id},\"result\":{},\"error\":{}}", "message: TWO_KINDS"),
            body("an answer of another protocol", "application/json", "{\"id\":{id},\"result\":{}}", "message: WRONG_JSONRPC"),
            body("an answer without an id", "application/json", "{\"jsonrpc\":\"2.0\",\"result\":{}}", "message: BAD_ID"),
            body("an answer of no object", "application/json", "{\"jsonrpc\":\"2.0\",\"id\":{id},\"result\":7}", "message: BAD_RESULT"),
            body("an error without a code", "application/json", "{\"jsonrpc\":\"2.0\",\"id\":{id},\"error\":{\"message\":\"x\"}}", "message: BAD_ERROR"),
            body("65 levels", "application/json", "{\"jsonrpc\":\"2.0\",\"id\":{id},\"result\":{\"content\":" + "[".repeat(65) + "]".repeat(65) + "}}", "message: TOO_DEEP"),
            body("an answer to somebody else", "application/json", "{\"jsonrpc\":\"2.0\",\"id\":9{id},\"result\":{}}", "an answer to a request of nobody"),
            body("an answer to the same number as a text", "application/json", "{\"jsonrpc\":\"2.0\",\"id\":\"{id}\",\"result\":{}}",
                "an answer to a request of nobody"),
            body("an error to somebody else", "application/json", "{\"jsonrpc\":\"2.0\",\"id\":9{id},\"error\":{\"code\":1,\"message\":\"x\"}}",
                "an answer to a request of nobody"),
            unknown("bytes that are no text", (asked, exchange) -> Says.typed(exchange, 200, "application/json",
                ("{\"jsonrpc\":\"2.0\",\"id\":" + asked.id() + ",\"result\":{\"a\":\"\377\"}}").getBytes(StandardCharsets.ISO_8859_1)), UPSTREAM_INVALID,
                "message: NOT_UTF8"),
            body("a result type that nobody knows", "application/json", "{\"jsonrpc\":\"2.0\",\"id\":{id},\"result\":{\"resultType\":\"later\",\"content\":[]}}", "bridge"),
            unknown("a result that asks", (asked, exchange) -> Says.result(asked, exchange, "{\"resultType\":\"input_required\",\"inputRequests\":{}}"), UPSTREAM_ASKS,
                "bridge"),
            unknown("an error that asks for a visit", (asked, exchange) -> Says.json(exchange, 200, Says.error(asked.id(), -32042, "go there")), UPSTREAM_ASKS, "bridge"),
            body("an error that blames our headers", "application/json", "{\"jsonrpc\":\"2.0\",\"id\":{id},\"error\":{\"code\":-32020,\"message\":\"x\"}}", "bridge"));
    }

    private static Case body(String name, String type, String body, String rule) {
        return unknown(name, (asked, exchange) -> Says.typed(exchange, 200, type, body.replace("{id}", asked.id())
            .replace("{answer}", Says.answer(asked.id(), Says.ECHO))), UPSTREAM_INVALID, rule);
    }

    private static List<Case> shapes() {
        return List.of(
            shape("a result without content", "{}", "not a tool result"),
            shape("content that is a text", "{\"content\":\"x\"}", "not a tool result"),
            shape("content of numbers", "{\"content\":[1]}", "not a tool result"),
            shape("a block without a type", "{\"content\":[{\"text\":\"x\"}]}", "not a tool result"),
            shape("a block whose type is a number", "{\"content\":[{\"type\":1}]}", "not a tool result"),
            new Case("two names that differ in what cannot be seen", (asked, exchange) -> Says.result(asked, exchange,
                "{\"content\":[],\"a\":1,\"a\\u200b\":2}"), ANSWER_WITHHELD, "plain-text", "two member names", "done"));
    }

    private static Case shape(String name, String result, String rule) {
        return new Case(name, (asked, exchange) -> Says.result(asked, exchange, result), UPSTREAM_INVALID, "shape", rule, "done");
    }

    private static List<Case> streams() {
        return List.of(
            stream("a stream that ends without an answer", (asked, exchange) -> Says.end(exchange), UPSTREAM_LOST, "HTTP 200 without an answer"),
            stream("a stream that is cut between events", (asked, exchange) -> exchange.send(End.cut("played")), UPSTREAM_LOST, "played"),
            stream("a stream that is cut within the answer", (asked, exchange) -> {
                exchange.send(part("data: " + Says.answer(asked.id(), Says.ECHO).substring(0, 40)));
                Says.end(exchange);
            }, UPSTREAM_LOST, "HTTP 200 without an answer"),
            stream("a stream that is cut before its last line break", (asked, exchange) -> {
                exchange.send(part("data: " + Says.answer(asked.id(), Says.ECHO) + "\n"));
                Says.end(exchange);
            }, UPSTREAM_LOST, "HTTP 200 without an answer"),
            stream("an event that is no JSON", (asked, exchange) -> {
                Says.event(exchange, "hello");
                Says.end(exchange);
            }, UPSTREAM_INVALID, "message: NOT_JSON"),
            stream("a line without end", (asked, exchange) -> exchange.send(part("data: "), part("x".repeat(60_000)), part("x".repeat(60_000)), part("x".repeat(60_000))),
                UPSTREAM_TOO_LARGE, "frame"),
            unknown("a body that is larger than it may be", (asked, exchange) -> exchange.answer(Says.head(200, "application/json"), new byte[100_000]),
                UPSTREAM_TOO_LARGE, "body"),
            unknown("a line of a pipe that is larger than it may be", (asked, exchange) -> exchange.answer(Says.head(200, "application/jsonl"),
                "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII)), UPSTREAM_TOO_LARGE, "frame"),
            stream("requests to the client without end", (asked, exchange) -> {
                for (int i = 0; i < 40; i++) {
                    Says.event(exchange, "{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"method\":\"sampling/createMessage\",\"params\":{}}");
                }
                Says.end(exchange);
            }, UPSTREAM_ASKS, "more than 16 requests"),
            unknown("a zone that hangs up before the head", (asked, exchange) -> exchange.cancel(), UPSTREAM_LOST, "zone lost before the head"),
            stream("a zone that hangs up within the stream", (asked, exchange) -> exchange.cancel(), UPSTREAM_LOST, "zone lost in the reply"));
    }

    private static Part part(String text) {
        return Part.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Case stream(String name, FakeServers.Trick then, Code code, String rule) {
        return unknown(name, (asked, exchange) -> {
            Says.stream(exchange);
            then.play(asked, exchange);
        }, code, rule);
    }

    private static Case unknown(String name, FakeServers.Trick trick, Code code, String rule) {
        return new Case(name, trick, code, "upstream", rule, "unknown");
    }

    @ParameterizedTest
    @MethodSource("all")
    void endsWithACodeAndIsSentOnce(Case hostile) throws Exception {
        for (String route : List.of("old", "fresh")) {
            String tool = "t" + Integer.toHexString(hostile.name().hashCode()) + route;
            gate.servers.tricks.put(tool, hostile.trick());
            RawClient.Reply reply = gate.ask(route.equals("old") ? Ask.legacyCall(route, "{session}", tool, "7") : Ask.modernCall(route, tool, "7"));
            RefusalShape.check(reply, hostile.code(), hostile.code().http(), "7", hostile.effect());
            requireClosed(hostile, reply.header("Gatehouse-Call"));
            assertThat(gate.servers.calls(tool)).as("how often it was sent").isEqualTo(1);
        }
    }

    private static void requireClosed(Case hostile, String call) {
        List<FakeRecorder.Line> lines = gate.recorder.of(call);
        assertThat(lines).extracting(FakeRecorder.Line::kind).containsExactly("open", "close");
        FakeRecorder.Line close = lines.getLast();
        assertThat(close.text(FieldName.CODE)).isEqualTo(hostile.code().word());
        assertThat(close.text(FieldName.EFFECT)).isEqualTo(hostile.effect());
        assertThat(close.text(FieldName.BY)).isEqualTo(hostile.by());
        assertThat(close.text(FieldName.DETAIL)).startsWith(hostile.rule());
        assertThat(close.text(FieldName.OUTCOME)).isEqualTo(hostile.effect().equals("unknown") ? "unknown" : "refused");
    }

    @Test
    void thereAreManyAndNoRuleCountsForMoreThanSix() {
        assertThat(all().map(Case::name)).doesNotHaveDuplicates().hasSizeGreaterThan(50);
        var byRule = all().filter(each -> !each.rule().equals("played")).collect(Collectors.groupingBy(each -> each.code() + " " + each.rule(), Collectors.counting()));
        assertThat(byRule).allSatisfy((rule, cases) -> assertThat(cases).as(rule).isLessThanOrEqualTo(6));
    }

    @Test
    void whatTheServerSaysOfItsOwnHeadersStaysBehind() throws Exception {
        gate.servers.tricks.put("chatty", (asked, exchange) -> Says.typed(exchange, 200, "application/json", Says.answer(asked.id(), Says.ECHO),
            new Header("Set-Cookie", "a=b"), new Header("Mcp-Session-Id", "theirs"), new Header("Gatehouse-Call", "forged")));
        RawClient.Reply reply = gate.ask(Ask.modernCall("fresh", "chatty", "7"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).doesNotContainKeys("set-cookie", "mcp-session-id");
        assertThat(reply.header("Gatehouse-Call")).isNotEqualTo("forged");
    }

    @Test
    void aServersOwnRequestIsDeclinedAndTheCallGoesOn() throws Exception {
        gate.servers.tricks.put("asking", HostileServersTest::askThenAnswer);
        RawClient.Reply reply = gate.ask(Ask.legacyCall("old", "{session}", "asking", "7"));
        assertThat(reply.body()).isEqualTo(Says.answer("7", Says.ECHO));
        assertThat(gate.servers.await(each -> each.method().equals("answer") && each.body().contains("\"id\":\"s-7\"")).body()).contains("-32601");
    }

    private static void askThenAnswer(Asked asked, Exchange exchange) throws IOException {
        Says.stream(exchange);
        Says.event(exchange, "{\"jsonrpc\":\"2.0\",\"id\":\"s-7\",\"method\":\"roots/list\"}");
        Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
        Says.end(exchange);
    }
}
