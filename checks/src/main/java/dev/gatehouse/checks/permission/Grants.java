package dev.gatehouse.checks.permission;

import dev.gatehouse.pipeline.Caller;

/// What has been granted to whom. Implementations answer from memory and never throw.
public interface Grants {
    /// Whether any grant lets this caller use anything of this server.
    boolean reaches(Caller caller, String server);

    /// Whether a grant lets this caller use this thing of this server.
    boolean allows(Caller caller, String server, Thing thing, String name);

    /// The version of the settings that this answer comes from, for the ledger.
    long version();
}
