package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.Effect;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Failed;
import dev.gatehouse.wire.message.Header;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Programs on a pipe are found to speak what they speak, whatever they do at a question that they do not know; a keeper is played that starts
/// a process for each request without a session.
@Timeout(60)
class PipedErasTest {
    private static final String SETTINGS = GateUnderTest.SERVERS.replace("\"old-server\", deadline: 20s", "\"old-server\", deadline: 4s") + GateUnderTest.LIMITS;
    private final AtomicInteger started = new AtomicInteger();
    private GateUnderTest gate;

    @BeforeEach
    void open() throws Exception {
        gate = GateUnderTest.open(GateUnderTest.quick(), SETTINGS);
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    /// Says it as a process does, which is started where the request names none.
    private void say(Asked asked, Exchange exchange, String answer) throws IOException {
        Header[] begun = asked.send().sessionId().isPresent() ? new Header[0] : new Header[] {new Header("Mcp-Session-Id", "p-" + started.incrementAndGet())};
        Says.typed(exchange, 200, "application/jsonl", answer + "\n", begun);
    }

    private void play(FakeServers.Trick discover, FakeServers.Trick initialize) {
        gate.servers.manners.put("piped", (asked, exchange) -> {
            switch (asked.method()) {
                case "server/discover" -> discover.play(asked, exchange);
                case "initialize" -> initialize.play(asked, exchange);
                default -> gate.servers.usual(asked, exchange);
            }
        });
    }

    private void introduce(Asked asked, Exchange exchange) throws IOException {
        say(asked, exchange, Says.answer(asked.id(), "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"version\":\"1\"},\"instructions\":\"be kind\"}"));
    }

    private void deny(Asked asked, Exchange exchange) throws IOException {
        say(asked, exchange, Says.error(asked.id(), -32601, "no such method"));
    }

    /// A process that begins and says nothing until it is given up.
    private void keepSilent(Asked asked, Exchange exchange) throws IOException {
        Header begun = new Header("Mcp-Session-Id", "p-" + started.incrementAndGet());
        exchange.send(asked.send().sessionId().isPresent() ? Says.head(200, "application/jsonl") : Says.head(200, "application/jsonl", begun));
        exchange.receive();
    }

    private void requireAnswer(String caller) throws IOException {
        assertThat(gate.ask(Ask.modernCall("piped", "echo", "7").by(caller)).body()).contains("\"kept\":{\"n\":1.50");
    }

    private List<String> asked(String method) {
        return gate.servers.heard().stream().filter(each -> each.server().equals("piped") && each.method().equals(method))
            .map(each -> each.send().sessionId().orElse("")).toList();
    }

    @Test
    void oneThatSaysNoIsAskedOnInTheSameProcessAndNotAgainLater() throws Exception {
        play(this::deny, this::introduce);
        requireAnswer("alice");
        assertThat(asked("initialize")).containsExactly("p-1");
        requireAnswer("globex-alice");
        assertThat(asked("server/discover")).containsExactly("");
        assertThat(asked("initialize")).containsExactly("p-1", "");
        assertThat(asked("DELETE")).isEmpty();
    }

    @Test
    void oneOfBothErasIsSpokenWithInThatOfTheClient() throws Exception {
        play((asked, exchange) -> say(asked, exchange, Says.answer(asked.id(), Says.FACE)), this::introduce);
        requireAnswer("alice");
        assertThat(asked("tools/call")).containsExactly("p-1");
        assertThat(asked("initialize")).isEmpty();
        String session = gate.session("alice", "piped");
        assertThat(gate.ask(Ask.legacyCall("piped", session, "echo", "7")).body()).isEqualTo(Says.answer("7", Says.ECHO));
        assertThat(asked("initialize")).containsExactly("");
        assertThat(asked("server/discover")).containsExactly("");
    }

    @Test
    void oneOfTheNewerEraAloneServesOlderClientsFromItsFirstProcess() throws Exception {
        play((asked, exchange) -> say(asked, exchange, Says.answer(asked.id(), Says.FACE)), this::deny);
        assertThat(gate.ask(Ask.legacyCall("piped", gate.session("alice", "piped"), "echo", "7")).body()).isEqualTo(Says.answer("7", Says.ECHO));
        assertThat(asked("server/discover")).containsExactly("p-1");
        assertThat(asked("tools/call")).containsExactly("p-1");
    }

    @Test
    void oneThatEndsAtTheQuestionIsStartedAgainAndNotAskedItLater() throws Exception {
        play((_, exchange) -> exchange.send(new Failed(FailCode.GONE, Effect.UNKNOWN, "server ended (exit 1)")), this::introduce);
        requireAnswer("alice");
        requireAnswer("globex-alice");
        assertThat(asked("server/discover")).containsExactly("");
        assertThat(asked("initialize")).containsExactly("", "");
    }

    @Test
    void oneThatEndsInTheMidstOfTheQuestionIsStartedAgain() throws Exception {
        play((_, exchange) -> exchange.send(Says.head(200, "application/jsonl", new Header("Mcp-Session-Id", "gone")), End.cut("no message: NOT_JSON")), this::introduce);
        requireAnswer("alice");
        assertThat(asked("initialize")).containsExactly("");
    }

    @Test
    void oneThatSaysNothingIsAskedOnAndInTheEndStartedAgain() throws Exception {
        play(this::keepSilent, (asked, exchange) -> {
            if (asked.send().sessionId().isPresent()) {
                keepSilent(asked, exchange);
            } else {
                introduce(asked, exchange);
            }
        });
        requireAnswer("alice");
        assertThat(asked("initialize")).containsExactly("p-1", "");
        assertThat(asked("DELETE")).containsExactly("p-1");
        requireAnswer("globex-alice");
        assertThat(asked("server/discover")).hasSize(1);
    }

    @Test
    void oneThatKnowsNeitherIsNotLeftRunning() throws Exception {
        play(this::deny, this::deny);
        assertThat(gate.ask(Ask.modernCall("piped", "echo", "7")).body()).contains("\"upstream-invalid\"");
        assertThat(asked("DELETE")).containsExactly("p-1");
    }
}
