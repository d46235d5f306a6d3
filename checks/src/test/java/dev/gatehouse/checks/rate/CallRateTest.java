package dev.gatehouse.checks.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallRateTest {
    private long now = 1;

    @Test
    void aBucketGivesItsBurstAndThenItsRate() {
        var bucket = new TokenBucket(3, 60, java.time.Duration.ofMinutes(1), now);
        assertThat(takenOf(bucket, 5)).isEqualTo(3);
        now += 1_000_000_000L;
        assertThat(takenOf(bucket, 5)).isEqualTo(1);
        now += 3_600_000_000_000L;
        assertThat(takenOf(bucket, 5)).isEqualTo(3);
    }

    @Test
    void aClockThatStepsBackGivesNothing() {
        var bucket = new TokenBucket(1, 60, java.time.Duration.ofMinutes(1), now);
        bucket.take(now);
        assertThat(bucket.take(now - 5_000_000_000L)).isFalse();
    }

    private int takenOf(TokenBucket bucket, int tries) {
        int taken = 0;
        for (int n = 0; n < tries; n++) {
            taken += bucket.take(now) ? 1 : 0;
        }
        return taken;
    }
}
