package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.gateway.door.McpDoor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What a stranger gets is the door's literal list and nothing else, whatever verb and path are tried.
class UnauthenticatedTest {
    private static final List<String> VERBS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND");
    private static final List<String> ACCEPTS = List.of("*/*", "text/html", "text/event-stream", "application/json, text/event-stream");

    /// Every kind of path: those of the list as it writes them, and others that might have been forgotten.
    private static final Map<String, String> PATHS = paths();

    private static Map<String, String> paths() {
        var paths = new LinkedHashMap<String, String>();
        paths.put("/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource");
        paths.put("/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-protected-resource/mcp[/NAME]");
        paths.put("/.well-known/oauth-protected-resource/mcp/old", "/.well-known/oauth-protected-resource/mcp[/NAME]");
        paths.put("/mcp", "/mcp[/NAME]");
        paths.put("/mcp/old", "/mcp[/NAME]");
        for (String other : List.of("/", "/mcp/", "/mcp/nowhere", "/mcp/old/", "/mcp/old/sse", "/sse", "/messages", "/health", "/healthz", "/metrics",
            "/status", "/favicon.ico", "/robots.txt", "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration",
            "/.well-known/oauth-protected-resource/mcp/", "/.well-known/oauth-protected-resource/mcp/nowhere", "/register", "/authorize", "/token", "/admin")) {
            paths.put(other, other);
        }
        return paths;
    }

    @Test
    void isTheLiteralListAndNoMore() throws Exception {
        try (var gate = GateUnderTest.open()) {
            var open = new TreeSet<String>();
            for (String verb : VERBS) {
                for (Map.Entry<String, String> path : PATHS.entrySet()) {
                    for (String accept : ACCEPTS) {
                        try (RawClient client = gate.begin(Ask.plain(verb, path.getKey()).with("Accept", accept))) {
                            int status = client.head().status();
                            if (status < 400) {
                                open.add(verb + " " + path.getValue() + (accept.equals("text/html") && path.getValue().startsWith("/mcp") ? " (a page for browsers)" : ""));
                            }
                        }
                    }
                }
            }
            assertThat(open).containsExactlyInAnyOrderElementsOf(McpDoor.UNAUTHENTICATED).hasSizeLessThanOrEqualTo(4);
            assertThat(gate.servers.requests()).isZero();
        }
    }

    @Test
    void saysOnlyWhatAStrangerMustKnow() throws Exception {
        try (var gate = GateUnderTest.open()) {
            String metadata = gate.ask(Ask.plain("GET", "/.well-known/oauth-protected-resource/mcp/fresh")).body();
            assertThat(metadata).contains("\"resource\":\"" + gate.url("fresh") + "\"").contains(OutsideIssuer.URL).doesNotContain("fresh.example.com");
            assertThat(gate.ask(Ask.plain("GET", "/.well-known/oauth-protected-resource/mcp")).body()).contains("\"resource\":\"" + gate.url("all") + "\"");
            assertThat(gate.ask(Ask.plain("GET", "/.well-known/oauth-protected-resource")).body()).contains("\"resource\":\"" + gate.url("all") + "\"");
            String page = gate.ask(Ask.plain("GET", "/mcp/fresh").with("Accept", "text/html")).body();
            assertThat(page).contains("MCP").doesNotContain("fresh");
        }
    }
}
