package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.message.FieldName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every hostile input gets its code as JSON with a length and its call's id, reaches no server, and is on record: before identity as a
/// count, after it as a line of its own. The tables are [HostileHeads], [HostileTokens], [HostileBodies], [HostileCalls] and [HostileMethods].
class HostileInputsTest {
    private static final Set<Code> OF_SLOWNESS = Set.of(Code.HEAD_TOO_SLOW, Code.BODY_TOO_SLOW);
    private static GateUnderTest gate;
    private static GateUnderTest impatient;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open();
        impatient = GateUnderTest.open(GateUnderTest.impatient(), GateUnderTest.SERVERS + GateUnderTest.LIMITS);
        HostileTokens.make(gate);
        gate.name("session", gate.session("alice", "old")).name("bobs", gate.session("bob", "old"));
        String ended = gate.session("alice", "old");
        gate.name("ended", ended);
        gate.ask(Ask.plain("DELETE", "/mcp/old").with("Authorization", "Bearer {alice}").with("Mcp-Session-Id", ended));
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
        impatient.close();
    }

    static Stream<Hostile> all() {
        return Stream.of(HostileHeads.all(), HostileTokens.all(), HostileBodies.all(), HostileCalls.all(),
            HostileMethods.all()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRefusedAndOnRecord(Hostile hostile) throws Exception {
        hostile.requireRefused(OF_SLOWNESS.contains(hostile.code()) ? impatient : gate);
    }

    @Test
    void thereAreManyAndNoRuleCountsForMoreThanSix() {
        assertThat(all().map(Hostile::name)).doesNotHaveDuplicates().hasSizeGreaterThan(150);
        var byRule = all().collect(Collectors.groupingBy(each -> each.code() + " " + each.rule(), Collectors.counting()));
        assertThat(byRule).allSatisfy((rule, cases) -> assertThat(cases).as(rule).isLessThanOrEqualTo(6));
    }

    @Test
    void aCountBeforeIdentityReachesTheLedgerByAddressCodeAndMinute() throws Exception {
        gate.ask(Ask.modernCall("fresh", "echo", "1").without("Authorization"));
        FakeRecorder.Line line = gate.recorder.await(each -> each.kind().equals("count") && each.text(FieldName.CODE).equals("token-missing"));
        assertThat(line.text(FieldName.ADDRESS)).isEqualTo("127.0.0.1");
        assertThat(line.fields().number(FieldName.REFUSALS).orElse(0)).isPositive();
        assertThat(line.fields().number(FieldName.MINUTE).orElse(0)).isCloseTo(System.currentTimeMillis() / 60_000, org.assertj.core.data.Offset.offset(2L));
    }
}
