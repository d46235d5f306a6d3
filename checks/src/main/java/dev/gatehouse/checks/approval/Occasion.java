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

    /// The id of the rule that asks, if one does.
    Optional<String> of(Call.ToolCall call);
}
