package dev.gatehouse.proofs;

import java.util.List;

/// A route as a client is told of it, with what to do there; with a command where something on this side of the wire speaks to the route for the client.
record Target(String name, String url, String token, List<String> command, List<Plan> plans) {
    /// Spoken to over the pipe of this command.
    Target over(List<String> it) {
        return new Target(name, url, token, it, plans);
    }
}
