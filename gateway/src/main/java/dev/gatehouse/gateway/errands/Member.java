package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Route;
import dev.gatehouse.pipeline.Upstream;
import java.util.Objects;

/// One server behind a route.
///
/// @param route the route as it is for this server
/// @param upstream where its calls go
public record Member(Route route, Upstream upstream) {
    public Member {
        Objects.requireNonNull(route);
        Objects.requireNonNull(upstream);
    }

    String server() {
        return route.server();
    }
}
