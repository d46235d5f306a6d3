package dev.gatehouse.bench.load;

import dev.gatehouse.bench.upstream.Tools;
import dev.gatehouse.protocol.Era;
import java.nio.charset.StandardCharsets;

/// What a client of one era sends to a target: the beginning of a session where it has them, and `tools/call` with every header that it
/// wants and about 1 KB of arguments.
final class Calls {
    private static final String ARGUMENTS = "{\"title\":\"Minutes of the meeting\",\"tags\":[\"work\",\"weekly\",\"2026\"],\"notify\":true,\"priority\":3,\"text\":\""
        + "We met, we spoke about the plan, and we all went home early. ".repeat(15) + "\"}";
    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
        + "\"capabilities\":{},\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}";
    private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

    private final Target target;
    private final Era era;
    private String session = "";

    Calls(Target target, Era era) {
        this.target = target;
        this.era = era;
    }

    /// The first request of a session.
    byte[] initialize() {
        return post("", INITIALIZE);
    }

    /// The second one; all that follow are in this session too.
    byte[] initialized(String given) {
        session = "MCP-Protocol-Version: 2025-11-25\r\nMcp-Session-Id: " + given + "\r\n";
        return post(session, INITIALIZED);
    }

    /// The call with the number 0 of this tool, with its id for a progress token where it will tell how far it is.
    Numbered of(Tools tool) {
        String id = Long.toString(Numbered.id(0));
        String token = tool == Tools.EVENTS ? "\"progressToken\":" + id : "";
        return Numbered.of(post(fields(tool), "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool.tool()
            + "\",\"arguments\":" + ARGUMENTS + meta(token) + "}}"), 0);
    }

    private String fields(Tools tool) {
        return switch (era) {
            case MODERN -> "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: " + tool.tool() + "\r\n";
            case LEGACY -> session;
        };
    }

    private String meta(String token) {
        return switch (era) {
            case MODERN -> ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{},"
                + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}" + (token.isEmpty() ? "" : "," + token) + "}";
            case LEGACY -> token.isEmpty() ? "" : ",\"_meta\":{" + token + "}";
        };
    }

    private byte[] post(String fields, String body) {
        return ("POST " + target.url().getRawPath() + " HTTP/1.1\r\nHost: " + target.url().getRawAuthority()
            + "\r\nUser-Agent: gatehouse-bench\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n" + fields
            + target.token().map(token -> "Authorization: Bearer " + token + "\r\n").orElse("") + "Content-Length: " + body.length() + "\r\n\r\n" + body)
            .getBytes(StandardCharsets.US_ASCII);
    }
}
