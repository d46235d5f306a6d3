package dev.gatehouse.checks.approval;

import dev.gatehouse.pipeline.Call;

/// What somebody agrees to: this caller calls this tool of this server, and says just this.
///
/// @param caller the caller's key, which no two callers share: kind, tenant, issuer and name are in it
/// @param digest of the call's [Wording]
public record Act(String caller, String server, String tool, String digest) {
    /// That of a call.
    static Act of(Call.ToolCall call, Wording wording) {
        return new Act(call.facts().caller().key(), call.facts().route().server(), call.tool().value(), wording.digest());
    }

    @Override
    public String toString() {
        return "Act";
    }
}
