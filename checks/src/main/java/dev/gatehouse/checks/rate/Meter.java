package dev.gatehouse.checks.rate;

import dev.gatehouse.checks.rate.Budgets.Budget;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import java.time.Duration;
import java.util.Optional;

/// One limit with what each key has used of it. Not thread-safe; its owner locks it.
final class Meter {
    private final String of;
    private final Allowance allowance;
    private final Paces paces;
    private final Places places;

    /// @param of what is limited, for details: `caller`
    /// @param keys how many keys it remembers
    Meter(String of, Allowance allowance, int keys) {
        this.of = of;
        this.allowance = allowance;
        this.paces = new Paces(allowance.perMinute(), allowance.burst(), keys);
        this.places = new Places(of, allowance.atOnce());
    }

    /// This limit for one key.
    Use use(String key) {
        return new Use(this, key);
    }

    int known() {
        return paces.known();
    }

    /// One key's part of one limit.
    record Use(Meter meter, String key) {
        Places.Place place() {
            return meter.places.place(key);
        }

        long untilNext(long now) {
            return meter.paces.untilNext(key, now);
        }

        void pay(long now) {
            meter.paces.take(key, now);
        }

        void payBack() {
            meter.paces.giveBack(key);
        }

        Optional<Budget> budget() {
            return meter.allowance.perDay().isPresent() ? Optional.of(new Budget(meter.of, meter.of + " " + key, meter.allowance.perDay().getAsInt())) : Optional.empty();
        }

        Refusal tooFast(long wait) {
            String detail = meter.of + ": " + meter.allowance.perMinute() + " a minute, " + meter.allowance.burst() + " in a burst";
            return Refusal.of(Code.RATE_LIMITED, detail).until(Duration.ofNanos(wait));
        }
    }
}
