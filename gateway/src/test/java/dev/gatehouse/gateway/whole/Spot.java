package dev.gatehouse.gateway.whole;

/// One server as it is seen on one route: the passthrough to it, or the route to all servers.
///
/// @param route the route's name, `all` or the server's own
record Spot(GateUnderTest gate, String route, String server) {
    /// A tool's or prompt's own name as it is on this route.
    String name(String own) {
        return isShared() ? server + "__" + own : own;
    }

    /// A resource's own address as it is on this route.
    String address(String own) {
        return isShared() ? "gatehouse:" + server + ":" + own : own;
    }

    boolean isShared() {
        return route.equals("all");
    }

    /// What names one cell, where things of several must not be taken for each other.
    String ticket(String client) {
        return client + "-" + route + "-" + server;
    }
}
