package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Close;
import dev.gatehouse.wire.message.FieldName;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// A zone that dies takes no call twice to its server, and no call past the ledger.
class ZonesLostTest {
    private static final Ask CALL = Ask.modernCall("fresh", "echo", "5");

    @Test
    void withoutARecorderNoCallIsSentUntilItIsBack() throws Exception {
        try (var gate = GateUnderTest.open()) {
            assertThat(gate.ask(CALL).status()).isEqualTo(200);
            gate.lose(Zone.RECORDER);
            RefusalShape.check(gate.ask(CALL), Code.LEDGER_UNAVAILABLE, 503, "5", "none");
            assertThat(gate.servers.calls("echo")).isEqualTo(1);
            gate.dial(Zone.RECORDER);
            assertThat(gate.askUntilServed(CALL).status()).isEqualTo(200);
        }
    }

    @Test
    void aRecorderThatComesBackInTimeCostsNobodyACall() throws Exception {
        try (var gate = GateUnderTest.open()) {
            gate.lose(Zone.RECORDER);
            try (RawClient waiting = gate.begin(CALL)) {
                gate.dial(Zone.RECORDER);
                assertThat(waiting.reply().status()).isEqualTo(200);
            }
            assertThat(gate.servers.calls("echo")).isEqualTo(1);
        }
    }

    @Test
    void aCallWhoseEndCannotBeWrittenEndsAsUnknown() throws Exception {
        try (var gate = GateUnderTest.open()) {
            assertThat(gate.ask(CALL).status()).isEqualTo(200);
            gate.recorder.instead = start -> {
                if (start instanceof Close) {
                    throw new IOException("the recorder dies");
                }
                return null;
            };
            RefusalShape.check(gate.ask(CALL), Code.LEDGER_UNAVAILABLE, 503, "5", "unknown");
            assertThat(gate.servers.calls("echo")).isEqualTo(2);
        }
    }

    @Test
    void aCallThatRunsWhenTheBrokerDiesIsUnknownAndNeverSentAgain() throws Exception {
        try (var gate = GateUnderTest.open()) {
            var never = new CountDownLatch(1);
            gate.servers.tricks.put("write_notes", Moments.answerAfter(never));
            try (RawClient running = gate.begin(Ask.modernCall("fresh", "write_notes", "5"))) {
                Asked asked = gate.servers.await(each -> each.tool().equals("write_notes"));
                gate.lose(Zone.BROKER);
                gate.dial(Zone.BROKER);
                RefusalShape.check(running.reply(), Code.UPSTREAM_LOST, 200, "5", "unknown");
                FakeRecorder.Line close = gate.recorder.await(line -> line.kind().equals("close") && line.isOf(asked.send().callId()));
                assertThat(close.text(FieldName.OUTCOME)).isEqualTo("unknown");
            }
            assertThat(gate.askUntilServed(CALL).status()).as("the next one goes").isEqualTo(200);
            assertThat(gate.servers.calls("write_notes")).isEqualTo(1);
            never.countDown();
        }
    }

    @Test
    void aHostedServersLostSessionIsOpenedAnewSinceNothingWasSent() throws Exception {
        try (var gate = GateUnderTest.open()) {
            String session = gate.session("alice", "piped");
            var first = new java.util.concurrent.atomic.AtomicBoolean(true);
            gate.servers.tricks.put("restarted", (asked, exchange) -> {
                if (first.getAndSet(false)) {
                    exchange.send(new dev.gatehouse.wire.message.Failed(dev.gatehouse.wire.message.FailCode.NO_SESSION,
                        dev.gatehouse.wire.message.Effect.NONE, "the process ended"));
                } else {
                    Says.result(asked, exchange, Says.ECHO);
                }
            });
            assertThat(gate.ask(Ask.legacyCall("piped", session, "restarted", "5")).body()).isEqualTo(Says.answer("5", Says.ECHO));
            assertThat(gate.servers.heard().stream().filter(each -> each.method().equals("initialize")).count()).isEqualTo(2);
        }
    }

    @Test
    void aRemoteServersEndedSessionIsNotGuessedAt() throws Exception {
        try (var gate = GateUnderTest.open()) {
            String session = gate.session("alice", "old");
            gate.servers.tricks.put("ended", (asked, exchange) -> Says.nothing(exchange, 404));
            RefusalShape.check(gate.ask(Ask.legacyCall("old", session, "ended", "5")), Code.UPSTREAM_REFUSED, 200, "5", "none");
            assertThat(gate.servers.calls("ended")).isEqualTo(1);
            assertThat(gate.ask(Ask.legacyCall("old", session, "echo", "6")).body()).isEqualTo(Says.answer("6", Says.ECHO));
        }
    }

    @Test
    void aRefusalStandsWithoutARecorder() throws Exception {
        try (var gate = GateUnderTest.open()) {
            gate.lose(Zone.RECORDER);
            RefusalShape.check(gate.ask(CALL.by("carol")), Code.TOOL_NOT_GRANTED, 200, "5", "none");
            assertThat(gate.servers.requests()).isZero();
        }
    }
}
