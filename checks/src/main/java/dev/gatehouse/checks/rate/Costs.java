package dev.gatehouse.checks.rate;

import dev.gatehouse.pipeline.Call;

/// Which calls cost what.
@FunctionalInterface
public interface Costs {
    /// All are usual.
    Costs USUAL = _ -> Cost.USUAL;

    Cost of(Call.ToolCall call);
}
