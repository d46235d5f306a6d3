package dev.gatehouse.checks.permission;

import dev.gatehouse.checks.permission.conditions.Conditions;
import dev.gatehouse.checks.permission.conditions.Facts;
import dev.gatehouse.pipeline.Call;
import java.time.Instant;
import java.util.Optional;

/// One call before the policies: its facts, and the conditions as they were read for its tool. On one thread.
final class Hearing {
    private final Call.ToolCall call;
    private final Instant now;
    private final Readings readings;
    private Optional<Facts> facts = Optional.empty();
    private Optional<Optional<Conditions>> typed = Optional.empty();

    Hearing(Call.ToolCall call, Instant now, Readings readings) {
        this.call = call;
        this.now = now;
        this.readings = readings;
    }

    /// Made when a condition is asked: a policy without one needs none.
    Facts facts() {
        if (facts.isEmpty()) {
            facts = Optional.of(Facts.of(call, now));
        }
        return facts.get();
    }

    /// The conditions against the tool's input schema, where that is known.
    Optional<Conditions> typed() {
        if (typed.isEmpty()) {
            typed = Optional.of(readings.of(call));
        }
        return typed.get();
    }
}
