package dev.gatehouse.serving.front;

import java.util.concurrent.atomic.AtomicInteger;

/// A fixed number of places; who finds none goes away at once and is never queued.
final class Seats {
    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    Seats(int most) {
        this.most = most;
    }

    boolean take() {
        if (taken.incrementAndGet() <= most) {
            return true;
        }
        taken.decrementAndGet();
        return false;
    }

    void leave() {
        taken.decrementAndGet();
    }

    int taken() {
        return taken.get();
    }
}
