package dev.gatehouse.checks.permission;

import dev.gatehouse.checks.permission.conditions.Condition;
import dev.gatehouse.checks.permission.conditions.Conditions.Read;
import dev.gatehouse.checks.permission.conditions.Facts;
import dev.gatehouse.checks.permission.conditions.Missing;
import java.util.List;
import java.util.Optional;

/// A policy with its condition as it was read against no schema: enough where it reads no arguments, and for what is known before a call.
///
/// @param read empty where the policy has no condition
record Rule(Policy policy, Optional<Read> read) {
    boolean isFree() {
        return read.isEmpty();
    }

    /// Whether nothing that is known before a call is made speaks against it.
    boolean mayGrant(Facts standing) {
        return isFree() || read.get() instanceof Read.Good(Condition condition) && condition.mayHold(standing);
    }

    boolean grants(Hearing hearing) {
        return isFree() || condition(hearing).filter(condition -> condition.holds(hearing.facts())).isPresent();
    }

    /// What it misses to grant this call.
    Ruling.Tried missing(Hearing hearing) {
        return new Ruling.Tried(policy.id(), condition(hearing).map(condition -> condition.missing(hearing.facts()))
            .orElseGet(() -> List.of(new Missing("its condition", Missing.Why.UNTYPED, List.of()))));
    }

    /// Its condition, checked against the arguments of the tool that is called if it reads any.
    private Optional<Condition> condition(Hearing hearing) {
        Optional<Condition> untyped = read.flatMap(Rule::good);
        return untyped.isPresent() && untyped.get().readsArguments()
            ? hearing.typed().map(typed -> typed.read(policy.when().orElseThrow())).flatMap(Rule::good) : untyped;
    }

    private static Optional<Condition> good(Read read) {
        return switch (read) {
            case Read.Good(Condition condition) -> Optional.of(condition);
            case Read.Bad _ -> Optional.empty();
        };
    }
}
