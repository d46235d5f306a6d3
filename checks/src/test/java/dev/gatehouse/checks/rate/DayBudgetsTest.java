package dev.gatehouse.checks.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.checks.rate.Budgets.Budget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DayBudgetsTest implements BudgetsContract {
    private final InAList journal = new InAList();
    private Instant wall = Instant.parse("2026-03-01T12:00:00Z");
    private long nanos = 1;
    private int most = 1_000;

    @Override
    public Budgets opened() throws IOException {
        return new DayBudgets(() -> wall, () -> nanos, most, journal);
    }

    @Override
    public void set(Instant other) {
        wall = other;
    }

    @Override
    public void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    @Test
    void aKeyForWhichThereIsNoRoomCountsAsSpent() throws IOException {
        most = 2;
        Budgets budgets = opened();
        assertThat(List.of("a", "b", "c", "a")).extracting(key -> budgets.spend(List.of(new Budget("caller", key, 9))).isEmpty()).containsExactly(true, true, false, true);
    }

    @Test
    void whatCannotBeKeptIsNotGiven() throws IOException {
        Budgets budgets = opened();
        journal.full = true;
        assertThatThrownBy(() -> budgets.spend(List.of(new Budget("caller", "a", 9)))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void theJournalIsWrittenAnewBeforeItIsLong() throws IOException {
        Budgets budgets = opened();
        for (int at = 0; at < 20_000; at++) {
            budgets.spend(List.of(new Budget("caller", "k" + at % 100, 1_000_000)));
        }
        assertThat(journal.longest).isLessThan(4_300);
    }

    @Test
    void noBudgetShowsWhoseItIs() {
        assertThat(new Budget("caller", "hush", 3)).hasToString("Budget[caller, 3]");
    }

    /// A journal that outlives the budgets that write it.
    private static final class InAList implements Journal {
        private Page page;
        private int lines;
        private int longest;
        private boolean full;

        @Override
        public Optional<Page> read() {
            return Optional.ofNullable(page);
        }

        @Override
        public void replace(Page other) {
            page = new Page(other.day(), other.salt(), new HashMap<>(other.counts()));
            lines = 0;
        }

        @Override
        public void note(long key, int count) throws IOException {
            if (full) {
                throw new IOException("full");
            }
            page.counts().put(key, count);
            longest = Math.max(longest, ++lines);
        }
    }
}
