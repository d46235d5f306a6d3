package dev.gatehouse.checks.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacesTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private long now = 1;

    @Test
    void thereIsABurstAndThenARate() {
        var paces = new Paces(60, 3, 10);
        assertThat(taken(paces, "a", 5)).isEqualTo(3);
        assertThat(paces.untilNext("a", now)).isEqualTo(SECOND);
        now += SECOND;
        assertThat(taken(paces, "a", 5)).isEqualTo(1);
        now += 3_600 * SECOND;
        assertThat(taken(paces, "a", 5)).isEqualTo(3);
    }

    @Test
    void aClockThatStepsBackGivesNothing() {
        var paces = new Paces(60, 1, 10);
        taken(paces, "a", 1);
        now -= 5 * SECOND;
        assertThat(taken(paces, "a", 1)).isZero();
    }

    @Test
    void aRateThatDividesNoMinuteIsNeverExceeded() {
        var paces = new Paces(7, 1, 10);
        int begun = 0;
        for (int second = 0; second < 6_000; second++, now += SECOND) {
            begun += taken(paces, "a", 2);
        }
        assertThat(begun).isBetween(600, 701);
    }

    @Test
    void aFullTableForgetsTheIdleAndNeverForgivesTheBusy() {
        var paces = new Paces(60, 1, 2);
        taken(paces, "a", 1);
        now += SECOND / 2;
        taken(paces, "b", 1);
        assertThat(paces.untilNext("c", now)).as("until a is idle").isEqualTo(SECOND / 2);
        assertThat(taken(paces, "a", 1)).isZero();
        now += SECOND / 2;
        assertThat(taken(paces, "c", 1)).isEqualTo(1);
        assertThat(taken(paces, "b", 1)).isZero();
        assertThat(paces.known()).isEqualTo(2);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        var paces = new Paces(60, 2, 10);
        taken(paces, "a", 2);
        paces.giveBack("a");
        paces.giveBack("nobody");
        assertThat(taken(paces, "a", 5)).isEqualTo(1);
    }

    private int taken(Paces paces, String key, int tries) {
        return (int) IntStream.range(0, tries).filter(_ -> {
            boolean may = paces.untilNext(key, now) == 0;
            if (may) {
                paces.take(key, now);
            }
            return may;
        }).count();
    }
}
