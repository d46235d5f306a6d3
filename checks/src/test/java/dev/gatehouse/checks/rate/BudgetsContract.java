package dev.gatehouse.checks.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.rate.Budgets.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What holds wherever budgets are kept.
interface BudgetsContract {
    /// The same budgets after their process began anew.
    Budgets opened() throws Exception;

    /// The clock on the wall, which may step.
    void set(Instant wall);

    /// Time that goes by, on every clock.
    void pass(Duration time);

    private static Budget of(String key, int perDay) {
        return new Budget("caller", key, perDay);
    }

    /// How many of these tries are let through.
    private static int tries(Budgets budgets, int tries, Budget... all) {
        return (int) IntStream.range(0, tries).filter(_ -> budgets.spend(List.of(all)).isEmpty()).count();
    }

    @Test
    default void aDayHasItsBudgetAndTheNextOneToo() throws Exception {
        Budgets budgets = opened();
        set(Instant.parse("2026-03-01T23:00:00Z"));
        assertThat(tries(budgets, 9, of("a", 3))).isEqualTo(3);
        assertThat(budgets.untilRenewal()).isEqualTo(Duration.ofHours(1));
        pass(Duration.ofMinutes(61));
        assertThat(tries(budgets, 9, of("a", 3))).isEqualTo(3);
    }

    @Test
    default void allOfThemGiveOneOrNone() throws Exception {
        Budgets budgets = opened();
        assertThat(tries(budgets, 9, of("a", 5), of("all", 2))).isEqualTo(2);
        assertThat(budgets.spend(List.of(of("a", 5), of("all", 2)))).contains(of("all", 2));
        assertThat(tries(budgets, 9, of("a", 5))).isEqualTo(3);
    }

    @Test
    default void aProcessThatBeginsAnewGoesOnCounting() throws Exception {
        tries(opened(), 2, of("a", 5));
        tries(opened(), 2, of("a", 5));
        assertThat(tries(opened(), 9, of("a", 5))).isEqualTo(1);
        pass(Duration.ofDays(1));
        assertThat(tries(opened(), 9, of("a", 5))).isEqualTo(5);
    }

    @Test
    default void aClockThatIsSetBackGivesNothingNotEvenToAProcessThatBeginsAnew() throws Exception {
        set(Instant.parse("2026-03-02T00:00:30Z"));
        tries(opened(), 3, of("a", 3));
        set(Instant.parse("2026-03-01T23:59:00Z"));
        Budgets budgets = opened();
        assertThat(tries(budgets, 9, of("a", 3))).isZero();
        assertThat(budgets.untilRenewal()).isPositive();
        set(Instant.parse("2026-03-02T00:01:00Z"));
        assertThat(tries(budgets, 9, of("a", 3))).isZero();
    }

    @Test
    default void aClockThatWasFarAheadIsForgivenAfterADay() throws Exception {
        Budgets budgets = opened();
        set(Instant.parse("2030-01-01T12:00:00Z"));
        assertThat(tries(budgets, 9, of("a", 3))).isEqualTo(3);
        set(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(tries(budgets, 9, of("a", 3))).isZero();
        pass(Duration.ofHours(25));
        assertThat(tries(budgets, 9, of("a", 3))).isEqualTo(3);
    }

    @Test
    default void whatIsGivenBackCanBeSpentAgain() throws Exception {
        Budgets budgets = opened();
        tries(budgets, 3, of("a", 3));
        budgets.giveBack(List.of(of("a", 3), of("nobody", 3)));
        assertThat(tries(budgets, 9, of("a", 3))).isEqualTo(1);
        assertThat(tries(opened(), 9, of("a", 3))).isZero();
    }

    @Test
    default void manyThreadsGetNoMoreThanThereIs() throws Exception {
        Budgets budgets = opened();
        var got = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, 16).forEach(_ -> threads.submit(() -> got.addAndGet(tries(budgets, 100, of("a", 777)))));
        }
        assertThat(got).hasValue(777);
    }
}
