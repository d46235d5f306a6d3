package dev.gatehouse.proofs;

import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// The plainest client of 2026-07-28: one POST, one answer.
final class Mcp {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final String META =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private final String url;
    private final String token;

    Mcp(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /// What came back.
    record Said(int status, JsonObject body) {
        String text() {
            return body.object("result").flatMap(result -> result.array("content")).map(content -> (JsonObject) content.get(0))
                .flatMap(block -> block.text("text")).orElseThrow(() -> new AssertionError("no text: " + new String(body.bytes())));
        }

        String code() {
            return body.object("error").flatMap(error -> error.object("data")).flatMap(data -> data.text("code"))
                .orElseThrow(() -> new AssertionError("not refused: " + new String(body.bytes())));
        }

        String call() {
            return body.object("error").flatMap(error -> error.object("data")).flatMap(data -> data.text("call")).orElseThrow();
        }
    }

    Said call(String tool, String arguments) {
        return post("tools/call", tool, "\"name\":\"" + tool + "\",\"arguments\":" + arguments + ",");
    }

    Said list() {
        return post("tools/list", null, "");
    }

    private Said post(String method, String name, String params) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + META + "}}";
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream").header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", method);
        if (name != null) {
            request.header("Mcp-Name", name);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
            return new Said(answer.statusCode(), House.json(answer.body()));
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError("no answer from " + url, broken);
        }
    }
}
