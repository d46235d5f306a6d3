package dev.gatehouse.control.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({"perMinuet,perMinute", "PERMINUTE,perMinute", "per_minute,perMinute", "brust,burst", "bursts,burst", "atonce,atOnce"})
    void aSlipHasAWordNearby(String slip, String meant) {
        assertThat(Nearest.to(slip, List.of("perMinute", "burst", "atOnce"))).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "x", "''", "minutes"})
    void anythingElseHasNone(String word) {
        assertThat(Nearest.to(word, List.of("perMinute", "burst", "atOnce"))).isEmpty();
    }

    @Test
    void distanceCountsASwapAsOne() {
        assertThat(Nearest.distance("abcd", "abdc")).isEqualTo(1);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.to("a".repeat(100_000), List.of("a"))).isEmpty();
    }

    @Test
    void unitsComeBackAsTheyWereWritten() {
        for (String span : List.of("0ms", "1ms", "1500ms", "1s", "90s", "2m", "90m", "3h", "2d")) {
            assertThat(Units.written(Units.span(span).orElseThrow())).isEqualTo(span);
        }
        for (String size : List.of("0B", "1B", "1500B", "1KiB", "1000KiB", "4MiB", "2GiB")) {
            assertThat(Units.written(Units.size(size).orElseThrow())).isEqualTo(size);
        }
        assertThat(Units.written(Duration.ofSeconds(60))).isEqualTo("1m");
        assertThat(List.of("", "1", "s", "1 s", "01s", "-1s", "1.5s", "1S", "1w", "9999999999s")).allMatch(text -> Units.span(text).isEmpty());
        assertThat(List.of("", "1", "1K", "1KB", "1kib", "1 KiB", "01KiB", "-1B")).allMatch(text -> Units.size(text).isEmpty());
    }
}
