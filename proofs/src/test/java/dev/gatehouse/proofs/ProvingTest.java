package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `./dev prove PART` is longer than `./dev test`: the word that a part hands on is read by a test.
class ProvingTest {
    private final AtomicLong clock = new AtomicLong();

    private int rounds(String prove) throws Exception {
        return Rounds.of(prove, 4, clock::get).run(_ -> clock.addAndGet(Duration.ofSeconds(5).toNanos()));
    }

    @Test
    void aZoneIsKilledOnceInATestAndTwentyTimesInAProof() throws Exception {
        assertThat(List.of(rounds(""), rounds("fuzz"), rounds("kill"))).containsExactly(1, 1, 20);
    }

    @Test
    void theProofEndsInTime() throws Exception {
        assertThat(Rounds.of("kill", 4, clock::get).run(_ -> clock.addAndGet(Duration.ofSeconds(50).toNanos()))).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill", "breach", "fuzz", "objects"})
    void thePartsWordIsReadByATest(String part) {
        String script = Papers.text(Papers.TREE.resolve("scripts/prove.sh"));
        assertThat(Papers.found("^  " + part + "\\) .*-Dprove=(\\w+) ", script)).containsExactly(part);
        assertThat(Papers.tracked()).filteredOn(file -> file.toString().contains("/src/test/") && file.toString().endsWith(".java"))
            .anyMatch(file -> !Papers.found("(System\\.getProperty\\(\"prove\")", Papers.text(file)).isEmpty() && Papers.text(file).contains("\"" + part + "\""));
    }
}
