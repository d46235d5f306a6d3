package dev.gatehouse.gateway.whole;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One HTTP request that can be bent in one place. Values may hold names in braces that the gate under test knows, such as `{alice}`.
///
/// @param headers as they are written, apart from the body's length
/// @param body its bytes as Latin-1
record Ask(String verb, String target, Map<String, String> headers, String body) {
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
        + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    /// A good request of a modern client. `params` are further members, beginning with a comma, or nothing.
    static Ask modern(String route, String method, String id, String params) {
        return bare(route, "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + META + params + "}}")
            .with("MCP-Protocol-Version", "2026-07-28").with("Mcp-Method", method);
    }

    /// A good call of a tool by a modern client.
    static Ask modernCall(String route, String tool, String id) {
        return modern(route, "tools/call", id, ",\"name\":\"" + tool + "\",\"arguments\":{\"a\":1}").with("Mcp-Name", tool);
    }

    /// A good request of an older client within a session.
    static Ask legacy(String route, String session, String method, String id, String params) {
        return bare(route, "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\"" + (params.isEmpty() ? "" : ",\"params\":" + params) + "}")
            .with("Mcp-Session-Id", session).with("MCP-Protocol-Version", "2025-11-25");
    }

    static Ask legacyCall(String route, String session, String tool, String id) {
        return legacy(route, session, "tools/call", id, "{\"name\":\"" + tool + "\",\"arguments\":{\"a\":1}}");
    }

    /// The stream of news of a session.
    static Ask stream(String route, String session) {
        return plain("GET", path(route)).with("Authorization", "Bearer {alice}").with("Accept", "text/event-stream").with("Mcp-Session-Id", session)
            .with("MCP-Protocol-Version", "2025-11-25");
    }

    static Ask initialize(String route) {
        return bare(route, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
            + "\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}");
    }

    /// Any body, by alice, with all that the front wants.
    static Ask bare(String route, String body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Host", "{host}");
        headers.put("Authorization", "Bearer {alice}");
        headers.put("Accept", "application/json, text/event-stream");
        headers.put("Content-Type", "application/json");
        return new Ask("POST", path(route), headers, body);
    }

    /// Where a route is; `all` is that to all servers.
    static String path(String route) {
        return route.equals("all") ? "/mcp" : "/mcp/" + route;
    }

    /// A request without a body.
    static Ask plain(String verb, String target) {
        return new Ask(verb, target, new LinkedHashMap<>(Map.of("Host", "{host}")), "");
    }

    Ask with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Ask(verb, target, more, body);
    }

    Ask without(String header) {
        var fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Ask(verb, target, fewer, body);
    }

    Ask by(String caller) {
        return with("Authorization", "Bearer {" + caller + "}");
    }

    Ask to(String other) {
        return new Ask(verb, other, headers, body);
    }

    Ask verb(String other) {
        return new Ask(other, target, headers, body);
    }

    Ask body(String other) {
        return new Ask(verb, target, headers, other);
    }

    /// The same with a part of the body replaced; it must be there.
    Ask body(String part, String other) {
        if (!body.contains(part)) {
            throw new IllegalArgumentException("no " + part + " in " + body);
        }
        return body(body.replace(part, other));
    }

    /// A text as Latin-1 characters of its UTF-8 bytes.
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// The bytes as Latin-1; names in braces are filled in by the gate under test.
    String text(Map<String, String> names) {
        String filled = fill(body, names);
        var text = new StringBuilder(verb).append(' ').append(fill(target, names)).append(" HTTP/1.1\r\n");
        headers.forEach((name, value) -> text.append(name).append(": ").append(fill(value, names)).append("\r\n"));
        if (!verb.equals("GET") && !headers.containsKey("Transfer-Encoding") && !headers.containsKey("Content-Length")) {
            text.append("Content-Length: ").append(filled.length()).append("\r\n");
        }
        return text.append("\r\n").append(filled).toString();
    }

    static String fill(String text, Map<String, String> names) {
        String filled = text;
        for (Map.Entry<String, String> each : names.entrySet()) {
            filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        }
        return filled;
    }
}
