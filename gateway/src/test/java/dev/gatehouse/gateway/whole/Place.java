package dev.gatehouse.gateway.whole;

/// A caller on a route.
///
/// @param server whose things are meant: on the route to all servers they are asked for under its name
/// @param session an older client's session there
record Place(String caller, String route, String server, String session) {
    private static final String ALL = "all";

    /// What this caller calls a tool of the server.
    String tool(String own) {
        return route.equals(ALL) ? server + "__" + own : own;
    }

    /// What this caller calls a resource of the server.
    String address(String own) {
        return route.equals(ALL) ? "gatehouse:" + server + ":" + own : own;
    }

    /// An older client's request.
    Ask older(String method, String id, String params) {
        return Ask.legacy(route, session, method, id, params).by(caller);
    }

    /// An older client's note in a session, which may be somebody else's.
    Ask note(String in, String method, String params) {
        return Ask.bare(route, "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{" + params + "}}").with("Mcp-Session-Id", in).by(caller);
    }

    /// A newer client's request.
    Ask newer(String method, String params) {
        return Ask.modern(route, method, "5", params).by(caller);
    }

    /// A newer client's call of the server's tool.
    Ask newerCall(String own) {
        return Ask.modernCall(route, tool(own), "5").by(caller);
    }
}
