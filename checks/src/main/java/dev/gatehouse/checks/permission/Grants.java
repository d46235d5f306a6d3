package dev.gatehouse.checks.permission;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;

/// What has been granted to whom. Implementations answer from memory and never throw.
public interface Grants {
    /// Whether any grant or policy lets this caller use anything of this server.
    boolean reaches(Caller caller, String server);

    /// Whether a grant lets this caller use this thing of this server.
    boolean allows(Caller caller, String server, Thing thing, String name);

    /// Whether this caller may use this tool, said rightly: by a grant, or by a policy that looks at the call.
    default boolean mayAllow(Caller caller, String server, String tool) {
        return allows(caller, server, Thing.TOOL, tool);
    }

    /// Whether a grant or a policy lets this very call through.
    default Ruling rule(Call.ToolCall call) {
        return allows(call.facts().caller(), call.facts().route().server(), Thing.TOOL, call.tool().value()) ? Ruling.BY_GRANT : Ruling.BY_NOTHING;
    }

    /// The version of the settings that this answer comes from, for the ledger.
    long version();
}
