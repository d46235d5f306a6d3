package dev.gatehouse.checks.permission;

import dev.gatehouse.pipeline.Caller;
import java.util.Set;

/// Whom something is granted to, within a tenant.
public sealed interface Subject {
    /// The caller of that name.
    record Named(String name) implements Subject {}

    /// Whoever has that role by their issuer's word.
    record Role(String role) implements Subject {}

    /// Whoever is in that group by their issuer's word.
    record Group(String group) implements Subject {}

    /// Everybody of the tenant whom an issuer vouches for.
    record Everybody() implements Subject {}

    /// Whether this caller, of the right tenant, is meant. Nobody in particular never is.
    default boolean is(Caller caller) {
        return switch (caller) {
            case Caller.Person(_, String name, var standing) -> is(name, standing.roles(), standing.groups());
            case Caller.Workload(_, String name, var standing) -> is(name, standing.roles(), standing.groups());
            case Caller.Anonymous _ -> false;
        };
    }

    private boolean is(String caller, Set<String> roles, Set<String> groups) {
        return switch (this) {
            case Named(String name) -> name.equals(caller);
            case Role(String role) -> roles.contains(role);
            case Group(String group) -> groups.contains(group);
            case Everybody _ -> true;
        };
    }
}
