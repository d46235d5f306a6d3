package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every code of the one table is provoked by a case, or it says here why no case can.
class EveryCodeIsCoveredTest {
    private static final Map<Code, String> OUT_OF_REACH = Map.of(
        Code.CALL_TOO_LARGE, "the door's own limit is the same and comes first; the toolkit's callers meet it",
        Code.ARGUMENTS_UNFIT, "the gate does not hold schemas against arguments yet",
        Code.SCHEMA_UNUSABLE, "the gate does not hold schemas against arguments yet",
        Code.TOOL_NOT_APPROVED, "first use is trusted here; held by SightingsTest",
        Code.SERVER_NOT_APPROVED, "the same");

    @Test
    void byACaseOrAReason() {
        Set<Code> covered = EnumSet.copyOf(HostileMomentsTest.COVERED);
        HostileInputsTest.all().map(Hostile::code).forEach(covered::add);
        HostileServersTest.all().map(HostileServersTest.Case::code).forEach(covered::add);
        covered.addAll(ApprovalCallsTest.COVERED);
        covered.addAll(BatchesTest.COVERED);
        covered.addAll(CancellingTest.COVERED);
        covered.addAll(QuestionsTest.COVERED);
        covered.addAll(TasksTest.COVERED);
        covered.addAll(ServersDownTest.COVERED);
        covered.addAll(ObjectCallsTest.COVERED);
        covered.addAll(PinningTest.COVERED);
        covered.addAll(OUT_OF_REACH.keySet());
        assertThat(Arrays.stream(Code.values()).filter(code -> !covered.contains(code))).as("codes without a case").isEmpty();
    }
}
