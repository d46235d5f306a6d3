package dev.gatehouse.proofs;

import dev.gatehouse.protocol.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A request written by hand, so that anything in it may be wrong. It starts as a good call of `echo`.
final class Knock {
    static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";
    private static final int PATIENCE_MS = 30_000;

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final URI url;
    private String verb = "POST";
    private String path;
    private byte[] body;

    Knock(String url, String token) {
        this.url = URI.create(url);
        this.path = this.url.getPath();
        headers.put("Host", this.url.getAuthority());
        headers.put("Authorization", "Bearer " + token);
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json, text/event-stream");
        headers.put("MCP-Protocol-Version", "2026-07-28");
        asks("tools/call", "\"name\":\"echo\",\"arguments\":{\"text\":\"x\"},");
        headers.put("Mcp-Name", "echo");
    }

    /// A request of 2026-07-28 with these params before its `_meta`.
    Knock asks(String method, String params) {
        headers.put("Mcp-Method", method);
        headers.remove("Mcp-Name");
        return says("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + META + "}}");
    }

    Knock says(String text) {
        return says(text.getBytes(StandardCharsets.UTF_8));
    }

    Knock says(byte[] bytes) {
        body = bytes;
        return this;
    }

    Knock with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /// Its signature is that of nobody.
    Knock withASpoiltToken() {
        return with("Authorization", headers.get("Authorization").replaceFirst("\\.[^.]*$", "." + "A".repeat(86)));
    }

    Knock without(String header) {
        headers.remove(header);
        return this;
    }

    /// Like a client of 2025-11-25, which has no `_meta` and no mirrored headers.
    Knock old(String method) {
        headers.keySet().removeIf(name -> name.startsWith("Mcp-") || name.equals("MCP-Protocol-Version"));
        return says("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}");
    }

    Knock verb(String other) {
        verb = other;
        return this;
    }

    Knock path(String other) {
        path = other;
        return this;
    }

    /// What a refusal says of itself.
    record Answer(String code, Optional<String> call) {}

    Answer send() {
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            var request = new ByteArrayOutputStream();
            request.writeBytes((verb + " " + path + " HTTP/1.1\r\n").getBytes(StandardCharsets.ISO_8859_1));
            headers.forEach((name, value) -> request.writeBytes((name + ": " + value + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
            request.writeBytes(("Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new AssertionError("no answer from " + url, broken);
        }
    }

    private static Answer answer(String response) {
        JsonObject data = House.json(response.substring(response.indexOf("\r\n\r\n") + 4)).object("error").flatMap(error -> error.object("data"))
            .orElseThrow(() -> new AssertionError("not refused: " + response));
        return new Answer(data.text("code").orElseThrow(), data.text("call"));
    }
}
