package dev.gatehouse.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Medians against spreads: what few measurements leave open is not held against a server, what many show is.
class TimingTest {
    private static final int SPREAD = 100_000;

    @Test
    void equalAnswersDoNotDiffer() {
        for (int seed = 0; seed < 200; seed++) {
            assertThat(measured(100, 0, seed).differs()).as("seed " + seed).isFalse();
        }
    }

    @Test
    void aSmallDifferenceIsSeenByManyPairsAlone() {
        assertThat(measured(100, SPREAD / 8, 1).differs()).isFalse();
        assertThat(measured(20_000, SPREAD / 8, 1).differs()).isTrue();
    }

    @Test
    void aLargeDifferenceIsSeenAtOnceInEitherDirection() {
        assertThat(measured(100, 2 * SPREAD, 1).differs()).isTrue();
        assertThat(measured(100, -2 * SPREAD, 1).differs()).isTrue();
    }

    private static Timing measured(int pairs, int later, int seed) {
        var random = new Random(seed);
        var timing = new Timing(pairs);
        for (int at = 0; at < pairs; at++) {
            timing.add(false, 1_000_000 + random.nextInt(SPREAD));
            timing.add(true, 1_000_000 + later + random.nextInt(SPREAD));
        }
        return timing;
    }
}
