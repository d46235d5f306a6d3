package dev.gatehouse.proofs;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How often a zone is killed: once in `./dev test`, twenty times in `./dev prove kill`, fewer where four minutes are over before.
record Rounds(int most, Duration longest, LongSupplier nanos) {
    private static final int MANY = 20;

    /// One round, counted from 1.
    @FunctionalInterface
    interface Round {
        void play(int number) throws Exception;
    }

    /// What this JVM's properties ask for: `prove`, and `prove.minutes` for each zone.
    static Rounds asked() {
        return of(System.getProperty("prove", ""), Integer.getInteger("prove.minutes", 4), System::nanoTime);
    }

    static Rounds of(String prove, int minutes, LongSupplier nanos) {
        return new Rounds(prove.equals("kill") ? MANY : 1, Duration.ofMinutes(minutes), nanos);
    }

    /// Plays: how many were played, at least one.
    int run(Round round) throws Exception {
        long begun = nanos.getAsLong();
        int played = 0;
        do {
            round.play(++played);
        } while (played < most && nanos.getAsLong() - begun < longest.toNanos());
        return played;
    }
}
