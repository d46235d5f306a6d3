package dev.gatehouse.gateway.errands;

import dev.gatehouse.checks.permission.Permission;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Refused;
import java.util.List;
import java.util.Optional;

/// What the requests of one route come to.
public interface Errands {
    /// What this request comes to; empty where its method is not carried.
    ///
    /// @throws Refused where the parameters are not those of the method, or name what was not given to this caller
    Optional<Errand> of(Asking asking) throws Refused;

    /// The one server of the route, if it has one.
    Optional<Member> alone();

    /// Whether a request that has come to these calls would still come to calls to the same servers, and no others.
    ///
    /// @param permission whether a call would be permitted now
    boolean stillComesTo(List<Call> calls, Permission permission);
}
