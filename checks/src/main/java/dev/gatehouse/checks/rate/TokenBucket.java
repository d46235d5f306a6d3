package dev.gatehouse.checks.rate;

import java.time.Duration;

/// How many are left: refills steadily up to its size. Not thread-safe; its owner locks it.
final class TokenBucket {
    private final double size;
    private final double perNano;
    private double left;
    private long at;

    TokenBucket(int size, int per, Duration window, long now) {
        this.size = size;
        this.perNano = (double) per / window.toNanos();
        this.left = size;
        this.at = now;
    }

    /// Takes one, if there is one.
    boolean take(long now) {
        refill(now);
        if (left < 1) {
            return false;
        }
        left -= 1;
        return true;
    }

    /// Puts one back that was taken.
    void giveBack() {
        left = Math.min(size, left + 1);
    }

    /// Whether nothing has been taken for so long that forgetting this bucket changes nothing.
    boolean full(long now) {
        refill(now);
        return left >= size;
    }

    private void refill(long now) {
        left = Math.min(size, left + Math.max(0, now - at) * perNano);
        at = now;
    }
}
