package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.message.Effect;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Failed;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that cannot be reached is not tried with every call; whoever calls it is told so at once, and goes on when it is back.
class ServersDownTest {
    static final Set<Code> COVERED = Set.of(Code.UPSTREAM_DOWN);
    private static final int ATTEMPTS = 5;

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "old", "piped"})
    void aServerThatWasNotReachedFiveTimesIsDown(String route) throws Exception {
        try (var gate = GateUnderTest.open()) {
            Ask call = Ask.modernCall(route, "echo", "5");
            gate.servers.manners.put(route, (asked, exchange) -> exchange.send(new Failed(FailCode.UNREACHABLE, Effect.NONE, "played")));
            for (int i = 0; i < ATTEMPTS; i++) {
                RefusalShape.check(gate.ask(call), Code.UPSTREAM_UNREACHABLE, 200, "5", "none");
            }
            int before = gate.servers.heard().size();
            RefusalShape.check(gate.ask(call), Code.UPSTREAM_DOWN, 200, "5", "none");
            assertThat(gate.servers.heard()).hasSize(before);
            gate.servers.manners.remove(route);
            assertThat(gate.ask(call.by("globex-alice")).body()).as("another tenant").contains("\"result\"");
            assertThat(gate.ask(Ask.modernCall(route.equals("old") ? "fresh" : "old", "echo", "5")).body()).as("another server").contains("\"result\"");
            RefusalShape.check(gate.ask(call), Code.UPSTREAM_DOWN, 200, "5", "none");
        }
    }

    @Test
    void oneAnswerAndItIsUp() throws Exception {
        try (var gate = GateUnderTest.open()) {
            Ask call = Ask.modernCall("fresh", "echo", "5");
            for (int round = 0; round < 2; round++) {
                gate.servers.manners.put("fresh", (asked, exchange) -> exchange.send(new Failed(FailCode.UNREACHABLE, Effect.NONE, "played")));
                for (int i = 1; i < ATTEMPTS; i++) {
                    RefusalShape.check(gate.ask(call), Code.UPSTREAM_UNREACHABLE, 200, "5", "none");
                }
                gate.servers.manners.remove("fresh");
                assertThat(gate.ask(call).body()).contains("\"result\"");
            }
        }
    }
}
