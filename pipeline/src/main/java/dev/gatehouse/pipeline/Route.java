package dev.gatehouse.pipeline;

import dev.gatehouse.protocol.Question;
import java.util.Objects;
import java.util.Set;

/// One address of the gateway behind which one server is reached, and what an operator wrote about it.
///
/// The address of all servers, `/mcp`, is one such route for each of them, all with the name [#ALL].
///
/// @param name the last part of its path, `/mcp/NAME`; or [#ALL]
/// @param server the server behind it
/// @param resource the URL that tokens for this route name as their audience (RFC 8707)
/// @param deadlines how long calls may take at most
/// @param answerLimit bytes that one message from the server may have
/// @param apps whether `ui://` resources and the apps extension are offered
/// @param questions what the server may ask of clients
public record Route(String name, String server, String resource, Deadlines deadlines, int answerLimit, boolean apps, Set<Question> questions) {
    /// The name of the route to all servers. No server may have it.
    public static final String ALL = "all";

    public Route {
        Objects.requireNonNull(name);
        Objects.requireNonNull(server);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(deadlines);
        questions = Set.copyOf(questions);
    }
}
