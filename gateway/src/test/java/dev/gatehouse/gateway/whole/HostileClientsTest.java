package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.message.FieldName;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that know the protocol and turn it: eras confused, heads unlike bodies, ids and states where they do not belong, addresses that
/// lead elsewhere. Each gets its code, reaches no server and is on record; whoever calls next is served. The tables are [HostileEras],
/// [HostileMirrors], [HostileIds], [HostileBatches], [HostileStates], [HostileAddresses] and [HostileForms].
@Timeout(60)
class HostileClientsTest {
    private static final CountDownLatch END = new CountDownLatch(1);
    private static GateUnderTest gate;
    private static RawClient running;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open(GateUnderTest.quick(), Questions.OPEN + GateUnderTest.LIMITS);
        gate.use(before -> before.add(new CallerName("acme", "bert")).after().grant(GateUnderTest.grant("acme", "bert", "fresh")).after());
        Handle.play(gate.servers);
        gate.servers.tricks.put("runs", Moments.answerAfter(END));
        gate.name("bob-of-all", gate.token("acme", "bert")).name("session", gate.session("alice", "old")).name("session-too", gate.session("alice", "old"))
            .name("all-session", gate.session("alice", "all")).name("bobs", gate.session("bob", "old")).name("running", gate.session("alice", "old"))
            .name("march", session("2025-03-26")).name("june", session("2025-06-18"));
        HostileStates.make(gate);
        running = gate.begin(Ask.legacyCall("old", "{running}", "runs", "7"));
        gate.servers.await(each -> each.tool().equals("runs"));
        for (String caller : List.of("alice", "bob-of-all", "globex-alice")) {
            assertThat(gate.ask(Ask.modernCall("fresh", "echo", "1").by(caller)).status()).as("the dialogue is open").isEqualTo(200);
        }
    }

    private static String session(String revision) throws Exception {
        return gate.ask(Ask.initialize("old").body("2025-11-25", revision)).header("Mcp-Session-Id");
    }

    @AfterAll
    static void close() throws Exception {
        END.countDown();
        running.close();
        gate.close();
    }

    static Stream<Hostile> all() {
        return Stream.of(HostileEras.all(), HostileMirrors.all(), HostileIds.all(), HostileBatches.all(), HostileStates.all(), HostileAddresses.all(), HostileForms.all()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRefusedAndOnRecordAndTheNextOneIsServed(Hostile hostile) throws Exception {
        hostile.requireRefused(gate);
        assertThat(gate.ask(Ask.modernCall("fresh", "echo", "1")).body()).contains("\"result\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*, text/*", "Text/Event-Stream, APPLICATION/JSON", "application/json;q=0.1,text/event-stream;q=0.001", "text/*;q=0, */*, text/event-stream"})
    void whoeverTakesBothFormsIsServedHoweverThatIsSpelt(String accept) throws Exception {
        assertThat(gate.ask(Ask.modernCall("fresh", "echo", "1").with("Accept", accept)).body()).contains("\"result\"");
    }

    static Stream<Arguments> taken() {
        Ask note = Ask.bare("old", "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"echo\",\"arguments\":{}}}");
        return Stream.of(Arguments.of("a call without an id", note.with("Mcp-Session-Id", "{session}")),
            Arguments.of("a call without an id or a session", note),
            Arguments.of("a call without an id in the newer era", Ask.modernCall("fresh", "echo", "5").body("\"id\":5,", "")),
            Arguments.of("the end of a call that has ended", CancellingTest.cancel("old", "{session}", "3")),
            Arguments.of("the end of a call of another session", CancellingTest.cancel("old", "{session}", "7")),
            Arguments.of("the end of the text that looks like a call", CancellingTest.cancel("old", "{running}", "\"7\"")),
            Arguments.of("the end of nothing", CancellingTest.cancel("old", "{running}", "null")),
            Arguments.of("a heap of notes", Ask.bare("old", "[" + CancellingTest.cancel("old", "", "7").body() + "]").with("Mcp-Session-Id", "{march}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void whatWantsNoAnswerGetsNoneAndDoesNothing(String name, Ask ask) throws Exception {
        long before = gate.servers.heard().size();
        RawClient.Reply reply = gate.ask(ask);
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.body()).isEmpty();
        assertThat(gate.servers.heard()).as("what servers heard").hasSize((int) before);
        RefusalShape.check(gate.ask(Ask.legacyCall("old", "{running}", "echo", "7")), Code.ID_IN_USE, "7");
    }

    @ParameterizedTest
    @CsvSource({"Mcp-Session-Id, {bobs}", "Mcp-Session-Id, AAAAAAAAAAAAAAAAAAAAAA", "Last-Event-ID, {event}"})
    void whatTheNewerEraDoesNotKnowIsPassedOver(String field, String value) throws Exception {
        RawClient.Reply reply = gate.ask(Ask.modernCall("fresh", "echo", "1").with(field, value));
        assertThat(reply.body()).contains("\"result\"");
        assertThat(gate.recorder.of(reply.header("Gatehouse-Call")).getFirst().text(FieldName.CALLER)).isEqualTo("alice");
    }

    @Test
    void thereAreMany() {
        assertThat(all().map(Hostile::name)).doesNotHaveDuplicates().hasSizeGreaterThan(150);
        assertThat(all().map(hostile -> hostile.code() + " " + hostile.rule()).distinct()).hasSizeGreaterThan(30);
    }
}
