package dev.gatehouse.gateway.settings;

import dev.gatehouse.checks.rate.Allowance;
import dev.gatehouse.checks.rate.Budgets;
import dev.gatehouse.checks.rate.CallRate;
import dev.gatehouse.checks.rate.Cost;
import dev.gatehouse.checks.rate.Costs;
import dev.gatehouse.control.settings.Limits;
import dev.gatehouse.control.snapshot.Route;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.pipeline.Call;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// How much callers may do, by one snapshot after another. What they have used outlives a change of other settings: it forgives nobody.
final class RatesFrom implements Costs {
    private static final int KEYS = 10_000;

    private final Budgets budgets;
    private volatile Map<String, Map<String, String>> costs = Map.of();
    private CallRate rate;
    private CallRate.Limits limits;

    RatesFrom(Budgets budgets) {
        this.budgets = budgets;
    }

    /// The check by this snapshot.
    CallRate of(Snapshot snapshot) {
        costs = snapshot.routes().stream().collect(Collectors.toUnmodifiableMap(route -> route.server().value(), Route::costs, (one, _) -> one));
        CallRate.Limits written = limits(snapshot.limits().orElseThrow());
        if (!written.equals(limits)) {
            rate = new CallRate(written, this, budgets, System::nanoTime);
            limits = written;
        }
        return rate;
    }

    @Override
    public Cost of(Call.ToolCall call) {
        String word = costs.getOrDefault(call.facts().route().server(), Map.of()).get(call.tool().value());
        return word == null ? Cost.USUAL : Cost.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static CallRate.Limits limits(Limits written) {
        Map<Cost, Allowance> costly = new EnumMap<>(Cost.class);
        written.expensive().ifPresent(calls -> costly.put(Cost.EXPENSIVE, allowance(calls)));
        written.destructive().ifPresent(calls -> costly.put(Cost.DESTRUCTIVE, allowance(calls)));
        return new CallRate.Limits(allowance(written.caller().calls()), written.caller().streams(), written.tenant().map(RatesFrom::allowance),
            written.tool().map(RatesFrom::allowance), costly, KEYS);
    }

    private static Allowance allowance(Limits.Amount calls) {
        Optional<Integer> perDay = calls.perDay();
        return new Allowance(calls.perMinute(), calls.burst(), perDay.isPresent() ? OptionalInt.of(perDay.get()) : OptionalInt.empty(), calls.atOnce());
    }
}
