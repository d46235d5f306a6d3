package dev.gatehouse.gateway.door;

import dev.gatehouse.gateway.errands.Errands;
import dev.gatehouse.identity.Audience;
import dev.gatehouse.identity.ProtectedRoute;
import dev.gatehouse.pipeline.Route;

/// One route with all that serves it.
///
/// @param path where it is, `/mcp/NAME`, or `/mcp`
/// @param route what the ledger calls it
/// @param protection what tokens for it must say
/// @param errands what its requests come to
public record GateRoute(String path, Route route, ProtectedRoute protection, Errands errands) {
    /// Its resource URL.
    public Audience audience() {
        return protection.resource();
    }
}
