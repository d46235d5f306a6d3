package dev.gatehouse.control.policies;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A call that is put before the policies, and what they are to say.
///
/// @param place file and line
/// @param arguments as JSON
/// @param at when it is called; empty: now
/// @param by the policy that is to grant it; empty: any
public record PolicyTrial(String place, Caller caller, String server, String tool, String arguments, Optional<Instant> at, boolean granted, Optional<String> by) {
    /// Who calls.
    public record Caller(String tenant, String name, boolean workload, Set<String> roles, Set<String> groups, Set<String> scopes) {}
}
