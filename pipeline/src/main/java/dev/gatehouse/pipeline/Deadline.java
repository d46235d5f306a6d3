package dev.gatehouse.pipeline;

import java.time.Duration;

/// The one moment by which a call has ended, handed along from step to step.
///
/// @param nanos the moment on the [System#nanoTime()] clock
public record Deadline(long nanos) {
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /// What is left, never negative.
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    public boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }

    /// This deadline, or the one `time` from now if that comes first.
    public Deadline within(Duration time) {
        Deadline other = in(time);
        return other.nanos - nanos < 0 ? other : this;
    }
}
