package dev.gatehouse.checks.rate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Budgets counted in this process and kept in a [Journal]. Bounded: a key beyond `most` counts as spent until the next day.
public final class DayBudgets implements Budgets {
    private static final long A_DAY = Duration.ofDays(1).toNanos();
    private static final int NOTES_AT_LEAST = 4_096;

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final int most;
    private final Journal journal;
    private DayCounts counts;
    private LocalDate day;
    private long begun;
    private int notes;
    private boolean kept;

    /// @param clock says which day it is
    /// @param nanos a clock like [System#nanoTime()], which does not step
    /// @param most how many keys a day
    /// @throws IOException where it is not to be known what was spent
    public DayBudgets(InstantSource clock, LongSupplier nanos, int most, Journal journal) throws IOException {
        this.clock = clock;
        this.nanos = nanos;
        this.most = most;
        this.journal = journal;
        Optional<Journal.Page> last = journal.read().filter(page -> !page.day().isBefore(today()));
        begin(last.orElseGet(() -> new Journal.Page(today(), DayCounts.freshSalt(), Map.of())));
    }

    @Override
    public synchronized Optional<Budget> spend(List<Budget> all) {
        try {
            renew();
            Optional<Budget> spent = all.stream().filter(this::isSpent).findFirst();
            if (spent.isEmpty()) {
                change(all, 1);
            }
            return spent;
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    @Override
    public synchronized void giveBack(List<Budget> all) {
        try {
            change(all.stream().filter(each -> counts.of(counts.print(each.key())) > 0).toList(), -1);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    @Override
    public synchronized Duration untilRenewal() {
        Instant midnight = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Duration left = Duration.between(clock.instant(), midnight);
        Duration ofTheDay = Duration.ofNanos(Math.max(1, A_DAY - (nanos.getAsLong() - begun)));
        return left.isPositive() && left.compareTo(Duration.ofDays(1)) <= 0 ? left : ofTheDay;
    }

    private boolean isSpent(Budget budget) {
        long print = counts.print(budget.key());
        return counts.of(print) >= budget.perDay() || counts.size() >= most && !counts.knows(print);
    }

    /// Noted before it is counted: what is lost on the way is never given twice.
    private void change(List<Budget> all, int by) throws IOException {
        if (!kept || notes > counts.size() + NOTES_AT_LEAST) {
            journal.replace(new Journal.Page(day, counts.salt(), counts.all()));
            kept = true;
            notes = 0;
        }
        for (Budget each : all) {
            long print = counts.print(each.key());
            int count = counts.of(print) + by;
            journal.note(print, count);
            counts.set(print, count);
        }
        notes += all.size();
    }

    /// A clock that was set back, to the right day or a wrong one, is believed when this day has lasted for 24 hours.
    private void renew() {
        LocalDate today = today();
        if (today.isAfter(day) || today.isBefore(day) && nanos.getAsLong() - begun >= A_DAY) {
            begin(new Journal.Page(today, DayCounts.freshSalt(), Map.of()));
        }
    }

    /// Nothing is written before something is spent: most houses have no budgets.
    private void begin(Journal.Page page) {
        counts = new DayCounts(page.salt());
        page.counts().forEach(counts::set);
        day = page.day();
        begun = nanos.getAsLong();
        kept = false;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
