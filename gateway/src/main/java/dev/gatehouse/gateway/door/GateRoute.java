package dev.gatehouse.gateway.door;

import dev.gatehouse.identity.Audience;
import dev.gatehouse.identity.ProtectedRoute;
import dev.gatehouse.pipeline.Route;
import dev.gatehouse.pipeline.Upstream;

/// One route with all that serves it.
///
/// @param path where it is, `/mcp/NAME`
/// @param protection what tokens for it must say
/// @param upstream where its calls go
public record GateRoute(String path, Route route, ProtectedRoute protection, Upstream upstream) {
    /// Its resource URL.
    public Audience audience() {
        return protection.resource();
    }
}
