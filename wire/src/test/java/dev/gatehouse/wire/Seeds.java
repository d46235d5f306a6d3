package dev.gatehouse.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Which seeds a fuzz test runs on: one known seed in `./dev test`, new ones for some minutes in `./dev prove fuzz`, and one alone with `-Dfuzz.seed=N`,
/// which repeats what a long run found.
public final class Seeds {
    static final long KNOWN = 20_261_124L;

    private final long first;
    private final Duration most;
    private final LongSupplier nanos;

    private Seeds(long first, Duration most, LongSupplier nanos) {
        this.first = first;
        this.most = most;
        this.nanos = nanos;
    }

    /// One run of a test on one seed.
    @FunctionalInterface
    public interface Run {
        void on(long seed) throws Exception;
    }

    /// What this JVM's properties ask for: `prove`, `prove.minutes` (for each test, 4 if unsaid), `fuzz.seed`.
    public static Seeds asked() {
        return of(System.getProperty("prove", ""), Integer.getInteger("prove.minutes", 4), Optional.ofNullable(Long.getLong("fuzz.seed")), System::nanoTime);
    }

    static Seeds of(String prove, int minutes, Optional<Long> one, LongSupplier nanos) {
        boolean many = prove.equals("fuzz") && one.isEmpty();
        return new Seeds(one.orElse(many ? nanos.getAsLong() & Long.MAX_VALUE : KNOWN), many ? Duration.ofMinutes(minutes) : Duration.ZERO, nanos);
    }

    /// Runs on seed after seed until the time is over, at least on one: how many.
    public int run(Run run) {
        long begun = nanos.getAsLong();
        int runs = 0;
        do {
            long seed = first + runs++;
            try {
                run.on(seed);
            } catch (Exception | Error wrong) {
                throw new AssertionError("repeat it with -Dfuzz.seed=" + seed, wrong);
            }
        } while (nanos.getAsLong() - begun < most.toNanos());
        if (!most.isZero()) {
            System.out.println("fuzz: " + runs + " seeds from " + first);
        }
        return runs;
    }
}
