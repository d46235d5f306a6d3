package dev.gatehouse.control.snapshot;

import dev.gatehouse.control.naming.ServerName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One way in: `/mcp/NAME` to one server.
///
/// @param url the exact resource URL, the audience of tokens for it
/// @param toolDeadlines how long calls of single tools may take, where that differs
/// @param costs which tools' calls are expensive or destructive
/// @param allow what is let through although closed by default, of [#ALLOWED]
public record Route(String name, ServerName server, URI url, Reached reached, Duration deadline, Map<String, Duration> toolDeadlines,
        Map<String, String> costs, long maxAnswer, Set<String> allow) {
    /// What can be allowed.
    public static final List<String> ALLOWED = List.of("apps", "elicitation", "sampling", "roots");

    public Route {
        toolDeadlines = Map.copyOf(toolDeadlines);
        costs = Map.copyOf(costs);
        allow = Set.copyOf(allow);
    }

    /// Through whom the server is reached.
    public enum Reached {
        /// Through the keeper.
        HOSTED,
        /// Through the broker.
        REMOTE
    }

    /// The path of the route on the gate.
    public String path() {
        return "/mcp/" + name;
    }
}
