package dev.gatehouse.checks.rate;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import java.util.HashMap;
import java.util.Map;

/// How many calls run under each key. Holds no more keys than calls run. Not thread-safe; its owner locks it.
final class Places {
    private final String of;
    private final int most;
    private final Map<String, Integer> taken = new HashMap<>();

    Places(String of, int most) {
        this.of = of;
        this.most = most;
    }

    Place place(String key) {
        return new Place(this, key);
    }

    /// One place of one key.
    record Place(Places of, String key) {
        boolean isFree() {
            return of.taken.getOrDefault(key, 0) < of.most;
        }

        void take() {
            of.taken.merge(key, 1, Integer::sum);
        }

        void leave() {
            of.taken.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
        }

        Refusal none() {
            return Refusal.of(Code.TOO_MANY_AT_ONCE, of.of + ": " + of.most + " at once");
        }
    }
}
