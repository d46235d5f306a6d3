package dev.gatehouse.checks.approval;

import dev.gatehouse.pipeline.Call;
import java.util.Optional;

/// Why a person is asked about a call. Implementations answer from memory and never throw.
///
/// One gives a reason to ask, and none not to: several are joined by asking if any of them asks.
@FunctionalInterface
public interface Occasion {
    /// There is none.
    Occasion NONE = _ -> Optional.empty();

    /// Why a person is asked.
    ///
    /// @param rule the id of the rule that asks
    /// @param ownYes whether it is enough that the caller's own person agrees
    record Reason(String rule, boolean ownYes) {}

    /// Why this call is asked about, if it is.
    Optional<Reason> of(Call.ToolCall call);
}
