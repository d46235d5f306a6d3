package dev.gatehouse.wire;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// How often each rule was broken by others, since the start. Breaches are counted here and never answered.
public final class Tally {
    private final Map<Rule, LongAdder> counts = new EnumMap<>(Rule.class);

    /// All counters at zero.
    public Tally() {
        for (Rule rule : Rule.values()) {
            counts.put(rule, new LongAdder());
        }
    }

    /// Counts one breach.
    public void count(Rule rule) {
        counts.get(rule).increment();
    }

    /// The breaches of one rule so far.
    public long of(Rule rule) {
        return counts.get(rule).sum();
    }

    /// All breaches so far.
    public long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /// Every rule with its count.
    public Map<Rule, Long> snapshot() {
        Map<Rule, Long> now = new EnumMap<>(Rule.class);
        counts.forEach((rule, count) -> now.put(rule, count.sum()));
        return now;
    }
}
