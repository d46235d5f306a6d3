package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import java.util.List;
import java.util.Map;

/// Hole: for debugging, a tool shows what came with the request, credentials included.
public final class EchoedCredentials {
    private EchoedCredentials() {}

    public static List<Tool> tools() {
        return List.of(Tool.of("show_request", "Shows what the server received.", Map.of(), asked -> Map.of("headers", asked.headers())));
    }
}
