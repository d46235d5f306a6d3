package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.LedgerCode;
import dev.gatehouse.wire.message.LedgerFailed;
import dev.gatehouse.wire.message.Open;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Good requests at bad moments: too many, too fast, without settings, without a ledger, without the way to the server.
class HostileMomentsTest {
    /// What is covered here, for [EveryCodeIsCoveredTest].
    static final Set<Code> COVERED = EnumSet.of(Code.SETTINGS_MISSING, Code.OVERLOADED, Code.ADDRESS_BUSY, Code.RATE_LIMITED, Code.BUDGET_SPENT, Code.TOO_MANY_AT_ONCE,
        Code.SCOPE_INSUFFICIENT, Code.LEDGER_FULL, Code.LEDGER_UNAVAILABLE, Code.ZONE_UNAVAILABLE, Code.ID_IN_USE);
    private static final Ask CALL = Ask.modernCall("fresh", "echo", "5");

    @Test
    void withoutSettingsNothingIsServed() throws Exception {
        try (var gate = GateUnderTest.empty(GateUnderTest.quick())) {
            RawClient.Reply reply = gate.ask(CALL.with("Authorization", "Bearer x"));
            RefusalShape.check(reply, Code.SETTINGS_MISSING, 503, "null", "none");
            assertThat(gate.counted.get(reply.header("Gatehouse-Call")).code()).isEqualTo(Code.SETTINGS_MISSING);
        }
    }

    @Test
    void aFullHouseTurnsAwayBeforeItReads() throws Exception {
        try (var gate = GateUnderTest.open(GateUnderTest.limits(2, 8, 1000), GateUnderTest.SERVERS + GateUnderTest.LIMITS)) {
            var go = new CountDownLatch(1);
            gate.servers.tricks.put("wait", Moments.answerAfter(go));
            try (RawClient one = gate.begin(Ask.modernCall("fresh", "wait", "1")); RawClient two = gate.begin(Ask.modernCall("fresh", "wait", "2"))) {
                gate.servers.await(each -> gate.servers.calls("wait") == 2);
                RawClient.Reply third = gate.ask(CALL);
                RefusalShape.check(third, Code.OVERLOADED, 503, "null", "none");
                assertThat(third.header("Connection")).isEqualTo("close");
                assertThat(gate.recorder.of(third.header("Gatehouse-Call"))).isEmpty();
                assertThat(gate.counted).containsKey(third.header("Gatehouse-Call"));
                assertThat(gate.servers.calls("echo")).isZero();
                go.countDown();
                assertThat(one.reply().status()).isEqualTo(200);
                assertThat(two.reply().status()).isEqualTo(200);
            }
            assertThat(gate.askUntilServed(CALL).status()).isEqualTo(200);
        }
    }

    @Test
    void anAddressThatKeepsFailingIsShedWithoutShuttingOutWhoIsKnown() throws Exception {
        try (var gate = GateUnderTest.open(GateUnderTest.limits(64, 8, 1), GateUnderTest.SERVERS + GateUnderTest.LIMITS)) {
            Ask stranger = CALL.without("Authorization");
            RawClient.Reply last = gate.ask(stranger);
            for (int i = 0; i < 50 && last.status() != 429; i++) {
                last = gate.ask(stranger);
            }
            RefusalShape.check(last, Code.ADDRESS_BUSY, 429, "null", "none");
            assertThat(gate.counted).containsKey(last.header("Gatehouse-Call"));
            assertThat(gate.ask(CALL).status()).isEqualTo(200);
        }
    }

    @Test
    void whoeverCallsTooFastIsTurnedAwayAlone() throws Exception {
        try (var gate = tight("caller: {perMinute: 1, burst: 3, atOnce: 8}")) {
            for (int i = 0; i < 3; i++) {
                assertThat(gate.ask(CALL).status()).isEqualTo(200);
            }
            RawClient.Reply reply = gate.ask(CALL);
            RefusalShape.check(reply, Code.RATE_LIMITED, 429, "5", "none");
            requireRefused(gate, reply, "rate");
            assertThat(gate.servers.calls("echo")).isEqualTo(3);
            assertThat(gate.ask(CALL.by("globex-alice")).status()).isEqualTo(200);
            gate.use(before -> before);
            assertThat(gate.ask(CALL).status()).as("other settings forgive nothing").isEqualTo(429);
        }
    }

    @Test
    void whoeverIsTurnedAwayIsToldWhenToComeBack() throws Exception {
        try (var gate = tight("caller: {perMinute: 6, burst: 1}, tenant: {perMinute: 2, burst: 2}")) {
            assertThat(gate.ask(CALL).status()).isEqualTo(200);
            assertThat(Integer.parseInt(gate.ask(CALL).header("Retry-After"))).as("of the caller").isBetween(8, 10);
            assertThat(gate.ask(Ask.modernCall("old", "echo", "5").by("bob")).status()).isEqualTo(200);
            RawClient.Reply reply = gate.ask(CALL);
            assertThat(Integer.parseInt(reply.header("Retry-After"))).as("of the tenant").isBetween(25, 30);
            RefusalShape.check(reply, Code.RATE_LIMITED, 429, "5", "none");
        }
    }

    @Test
    void costlyCallsOfOneCallerEndWithTheirBudget() throws Exception {
        String servers = GateUnderTest.SERVERS.replace("fresh.example.com/mcp\"", "fresh.example.com/mcp\", costs: {echo: destructive}");
        try (var gate = GateUnderTest.open(GateUnderTest.quick(), servers + "limits: {body: 64KiB, destructive: {perDay: 2}}\n")) {
            assertThat(gate.ask(CALL).status()).isEqualTo(200);
            assertThat(gate.ask(CALL).status()).isEqualTo(200);
            RawClient.Reply reply = gate.ask(CALL);
            RefusalShape.check(reply, Code.BUDGET_SPENT, 429, "5", "none");
            requireRefused(gate, reply, "rate");
            assertThat(gate.ask(CALL.by("globex-alice")).status()).isEqualTo(200);
            assertThat(gate.ask(Ask.modernCall("old", "echo", "5")).status()).as("there it is usual").isEqualTo(200);
        }
    }

    @Test
    void whoeverRunsTooManyAtOnceWaitsForOneToEnd() throws Exception {
        try (var gate = tight("caller: {perMinute: 1000, burst: 100, atOnce: 1}")) {
            var go = new CountDownLatch(1);
            gate.servers.tricks.put("wait", Moments.answerAfter(go));
            try (RawClient running = gate.begin(Ask.modernCall("fresh", "wait", "1"))) {
                gate.servers.await(each -> each.tool().equals("wait"));
                RawClient.Reply reply = gate.ask(CALL);
                RefusalShape.check(reply, Code.TOO_MANY_AT_ONCE, 429, "5", "none");
                requireRefused(gate, reply, "rate");
                go.countDown();
                assertThat(running.reply().status()).isEqualTo(200);
            }
            assertThat(gate.askUntilServed(CALL).status()).isEqualTo(200);
        }
    }

    @Test
    void aTokenWithoutTheScopeIsToldWhichOne() throws Exception {
        String issuers = GateUnderTest.ISSUERS.replace("tenant: outside", "tenant: outside, scopes: [mcp]");
        try (var gate = GateUnderTest.open(GateUnderTest.quick(), GateUnderTest.SERVERS + issuers + GateUnderTest.LIMITS)) {
            gate.name("dora", gate.issuer.token("dora", gate.url("fresh"), 600, ",\"scope\":\"mail\""));
            RawClient.Reply reply = gate.ask(CALL.by("dora"));
            RefusalShape.check(reply, Code.SCOPE_INSUFFICIENT, 403, "null", "none");
            assertThat(reply.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"").contains("scope=\"mcp\"").contains("resource_metadata=");
            assertThat(gate.servers.requests()).isZero();
        }
    }

    @Test
    void aFullLedgerMeansNoCalls() throws Exception {
        try (var gate = GateUnderTest.open()) {
            gate.recorder.instead = start -> start instanceof Open ? new LedgerFailed(LedgerCode.FULL, "played") : null;
            RawClient.Reply reply = gate.ask(CALL);
            RefusalShape.check(reply, Code.LEDGER_FULL, 503, "5", "none");
            assertThat(gate.servers.requests()).isZero();
            gate.recorder.instead = start -> start instanceof Open ? new LedgerFailed(LedgerCode.BROKEN, "played") : null;
            RefusalShape.check(gate.ask(CALL), Code.LEDGER_UNAVAILABLE, 503, "5", "none");
            assertThat(gate.servers.requests()).isZero();
            gate.recorder.instead = _ -> null;
            assertThat(gate.ask(CALL).status()).isEqualTo(200);
        }
    }

    @Test
    void withoutTheZoneThatReachesItAServerIsNotCalled() throws Exception {
        String servers = GateUnderTest.SERVERS.replace("deadline: 20s", "deadline: 1s");
        try (var gate = GateUnderTest.open(GateUnderTest.quick(), servers + GateUnderTest.LIMITS)) {
            gate.lose(Zone.BROKER);
            RawClient.Reply reply = gate.ask(CALL);
            RefusalShape.check(reply, Code.ZONE_UNAVAILABLE, 503, "5", "none");
            List<FakeRecorder.Line> lines = gate.recorder.of(reply.header("Gatehouse-Call"));
            assertThat(lines.getLast().text(FieldName.CODE)).isEqualTo("zone-unavailable");
            assertThat(lines).extracting(FakeRecorder.Line::kind).containsExactly("refused");
        }
    }

    @Test
    void anIdThatStillRunsIsNotTakenTwice() throws Exception {
        try (var gate = GateUnderTest.open()) {
            var go = new CountDownLatch(1);
            gate.servers.tricks.put("wait", Moments.answerAfter(go));
            String session = gate.session("alice", "old");
            try (RawClient running = gate.begin(Ask.legacyCall("old", session, "wait", "\"n\""))) {
                gate.servers.await(each -> each.tool().equals("wait"));
                RawClient.Reply reply = gate.ask(Ask.legacyCall("old", session, "echo", "\"n\""));
                RefusalShape.check(reply, Code.ID_IN_USE, 400, "\"n\"", "none");
                requireRefused(gate, reply, "door");
                assertThat(gate.servers.calls("echo")).isZero();
                String other = gate.session("alice", "old");
                assertThat(gate.ask(Ask.legacyCall("old", other, "echo", "\"n\"")).status()).as("another session's ids").isEqualTo(200);
                go.countDown();
                assertThat(running.reply().status()).isEqualTo(200);
                assertThat(gate.ask(Ask.legacyCall("old", session, "echo", "\"n\"")).status()).as("whoever has the answer may use the id").isEqualTo(200);
            }
        }
    }

    private static GateUnderTest tight(String caller) throws Exception {
        return GateUnderTest.open(GateUnderTest.quick(), GateUnderTest.SERVERS + "limits: {body: 64KiB, " + caller + "}\n");
    }

    private static void requireRefused(GateUnderTest gate, RawClient.Reply reply, String by) {
        List<FakeRecorder.Line> lines = gate.recorder.of(reply.header("Gatehouse-Call"));
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().kind()).isEqualTo("refused");
        assertThat(lines.getFirst().text(FieldName.BY)).isEqualTo(by);
    }
}
