package dev.gatehouse.proofs;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what a house brings about in its own time.
final class Until {
    private Until() {}

    /// Looks five times a second, for so long at most.
    static void holds(String what, Duration longest, BooleanSupplier holds) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("never: " + what);
            }
            Thread.sleep(200);
        }
    }
}
