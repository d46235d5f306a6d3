package dev.gatehouse.checks.objects;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The calls that run and whose marks look at replies. It outlives a change of settings, as the calls do; each goes when its call ends.
public final class Underway {
    private final Map<CallId, Marks> calls = new ConcurrentHashMap<>();

    /// Holds the marks of a call until it ends.
    Verdict hold(CallId call, Marks marks) {
        calls.put(call, marks);
        return new Verdict.Hold(() -> calls.remove(call));
    }

    Optional<Marks> of(CallId call) {
        return Optional.ofNullable(calls.get(call));
    }
}
