package dev.gatehouse.checks.permission;

import dev.gatehouse.pipeline.Caller;
import java.util.Optional;
import java.util.function.Predicate;

/// One rule that grants tool calls. There is none that denies: what no rule grants is denied.
///
/// @param id what operators call it; unlike that of any other
/// @param tools which of the server's tools it is about, by the same patterns as grants
/// @param when what must be true of a call, in CEL; empty: nothing more
public record Policy(String id, String tenant, Subject subject, String server, Predicate<String> tools, Optional<String> when) {
    /// Whether it is about this caller.
    boolean isFor(Caller caller) {
        return caller.tenant().equals(tenant) && subject.is(caller);
    }

    @Override
    public String toString() {
        return "policy " + id;
    }
}
