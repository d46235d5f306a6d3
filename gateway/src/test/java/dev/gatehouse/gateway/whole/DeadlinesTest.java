package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long a call may take is the server's to say, or the tool's where that is written.
class DeadlinesTest {
    private static final String SETTINGS = GateUnderTest.SERVERS.replace("deadline: 20s", "deadline: 1s, toolDeadlines: {patient: 30s}");

    @ParameterizedTest
    @CsvSource({"fresh, patient, echo_late", "piped, patient, echo_late", "all, fresh__patient, old__echo_late"})
    void aToolHasItsOwnDeadlineAndTheOthersTheServers(String route, String patient, String other) throws Exception {
        var go = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        try (var gate = GateUnderTest.open(GateUnderTest.quick(), SETTINGS + GateUnderTest.LIMITS)) {
            gate.servers.tricks.put("patient", Moments.answerAfter(go));
            gate.servers.tricks.put("echo_late", Moments.silentUntilGone(gone));
            try (RawClient waiting = gate.begin(Ask.modernCall(route, patient, "1"))) {
                RefusalShape.check(gate.ask(Ask.modernCall(route, other, "2")), Code.UPSTREAM_TIMED_OUT, 200, "2", "unknown");
                go.countDown();
                assertThat(waiting.reply().body()).contains("\"result\"");
            }
        }
    }
}
