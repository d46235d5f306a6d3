package dev.gatehouse.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A short run is always the same one; a long one is new, ends in time, and says how to repeat what it found.
class SeedsTest {
    private final AtomicLong clock = new AtomicLong(1_000);
    private final List<Long> seen = new ArrayList<>();

    private int run(Seeds seeds) {
        return seeds.run(seed -> {
            seen.add(seed);
            clock.addAndGet(Duration.ofSeconds(50).toNanos());
        });
    }

    @Test
    void anOrdinaryRunIsOneOnTheKnownSeed() {
        assertThat(run(Seeds.of("", 4, Optional.empty(), clock::get))).isEqualTo(1);
        assertThat(run(Seeds.of("kill", 4, Optional.empty(), clock::get))).isEqualTo(1);
        assertThat(seen).containsExactly(Seeds.KNOWN, Seeds.KNOWN);
    }

    @Test
    void aLongRunTakesSeedAfterSeedUntilItsMinutesAreOver() {
        assertThat(run(Seeds.of("fuzz", 2, Optional.empty(), clock::get))).isEqualTo(3);
        assertThat(seen).doesNotHaveDuplicates().doesNotContain(Seeds.KNOWN);
    }

    @Test
    void aWrittenSeedIsRepeatedOnce() {
        assertThat(run(Seeds.of("fuzz", 2, Optional.of(7L), clock::get))).isEqualTo(1);
        assertThat(seen).containsExactly(7L);
    }

    @Test
    void aFailureSaysItsSeed() {
        Seeds seeds = Seeds.of("", 4, Optional.of(11L), clock::get);
        assertThatThrownBy(() -> seeds.run(_ -> assertThat(1).isEqualTo(2))).isInstanceOf(AssertionError.class).hasMessageContaining("-Dfuzz.seed=11");
    }
}
