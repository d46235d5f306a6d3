package dev.gatehouse.wire;

import java.time.Duration;

/// A moment after which nobody waits any more. Held against the machine's steady clock, so a changed wall clock moves nothing.
public final class Deadline {
    private static final Deadline NEVER = new Deadline(0, false);

    private final long at;
    private final boolean bounded;

    private Deadline(long at, boolean bounded) {
        this.at = at;
        this.bounded = bounded;
    }

    /// The deadline `time` from now.
    public static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), true);
    }

    /// The deadline `millis` from now.
    public static Deadline afterMillis(long millis) {
        return after(Duration.ofMillis(millis));
    }

    /// No deadline: only for an idle connection that waits to be used.
    public static Deadline never() {
        return NEVER;
    }

    /// Whether this deadline ever comes.
    public boolean bounded() {
        return bounded;
    }

    /// Whether it has come.
    public boolean passed() {
        return bounded && at - System.nanoTime() <= 0;
    }

    /// The nanoseconds that are left; 0 when passed, [Long#MAX_VALUE] when it never comes.
    public long nanosLeft() {
        return bounded ? Math.max(0, at - System.nanoTime()) : Long.MAX_VALUE;
    }

    /// The milliseconds that are left, as [#nanosLeft()].
    public long millisLeft() {
        return bounded ? nanosLeft() / 1_000_000 : Long.MAX_VALUE;
    }

    @Override
    public String toString() {
        return bounded ? "Deadline in " + millisLeft() + " ms" : "Deadline never";
    }
}
