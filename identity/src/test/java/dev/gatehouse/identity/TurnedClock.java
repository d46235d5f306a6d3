package dev.gatehouse.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that moves when a test turns it.
final class TurnedClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");

    private final AtomicReference<Runnable> atNextReading = new AtomicReference<>(() -> {});

    @Override
    public Instant instant() {
        atNextReading.getAndSet(() -> {}).run();
        return now;
    }

    /// Does this once, when somebody next reads the clock, before that reader goes on.
    void atNextReading(Runnable something) {
        atNextReading.set(something);
    }

    void turn(Duration by) {
        now = now.plus(by);
    }
}
