package dev.gatehouse.examples.stdio;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.protocol.json.Malformed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Serves tools over two streams, one message a line (MCP 2025-11-25, basic/transports), until the first of them ends.
public final class StdioServer {
    private static final int LINE_LIMIT = 1 << 20;

    private final String name;
    private final List<Tool> tools;
    private final OutputStream out;

    public StdioServer(String name, List<Tool> tools, OutputStream out) {
        this.name = name;
        this.tools = List.copyOf(tools);
        this.out = out;
    }

    /// Answers line by line. A call runs on a thread of its own, so that a slow tool holds up nobody.
    public void serve(InputStream in) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonObject message = read(line);
            Optional<Json> id = message.get("id");
            if (id.isPresent() && message.has("method")) {
                Thread.ofVirtual().start(() -> answer(id.get(), message));
            }
        }
    }

    private static JsonObject read(String line) {
        try {
            return Json.parse(line.getBytes(StandardCharsets.UTF_8), JsonLimits.carried(LINE_LIMIT)) instanceof JsonObject object
                ? object
                : JsonObject.empty();
        } catch (Malformed unreadable) {
            return JsonObject.empty();
        }
    }

    private void answer(Json id, JsonObject request) {
        JsonObject params = request.object("params").orElse(JsonObject.empty());
        switch (request.text("method").orElse("")) {
            case "initialize" -> result(id, initialized());
            case "ping" -> result(id, JsonObject.empty());
            case "tools/list" -> result(id, JsonObject.of("tools", JsonArray.of(tools.stream().map(StdioServer::describe).toList())));
            case "tools/call" -> call(id, params);
            default -> error(id, -32601, "Method not found");
        }
    }

    private JsonObject initialized() {
        return JsonObject.of("protocolVersion", JsonString.of("2025-11-25"))
            .with("capabilities", JsonObject.of("tools", JsonObject.empty()))
            .with("serverInfo", JsonObject.of("name", JsonString.of(name)).with("version", JsonString.of("0.1.0")));
    }

    private static JsonObject describe(Tool tool) {
        JsonObject properties = JsonObject.empty();
        for (Tool.Argument argument : tool.arguments()) {
            properties = properties.with(argument.name(), JsonObject.of("type", JsonString.of(argument.type())));
        }
        var required = JsonArray.of(tool.arguments().stream().map(argument -> JsonString.of(argument.name())).toList());
        return JsonObject.of("name", JsonString.of(tool.name()))
            .with("description", JsonString.of(tool.description()))
            .with("inputSchema", JsonObject.of("type", JsonString.of("object")).with("properties", properties).with("required", required));
    }

    private void call(Json id, JsonObject params) {
        Optional<Tool> named = tools.stream().filter(tool -> tool.name().equals(params.text("name").orElse(""))).findFirst();
        if (named.isEmpty()) {
            error(id, -32602, "Unknown tool");
            return;
        }
        try {
            result(id, content(named.get().work().apply(params.object("arguments").orElse(JsonObject.empty()), progressOf(params)), false));
        } catch (Tool.ToolFailed failed) {
            result(id, content(failed.getMessage(), true));
        }
    }

    private Tool.Progress progressOf(JsonObject params) {
        Optional<Json> token = params.object("_meta").flatMap(meta -> meta.get("progressToken"));
        return (done, of) -> token.ifPresent(known -> send(JsonObject.of("jsonrpc", JsonString.of("2.0"))
            .with("method", JsonString.of("notifications/progress"))
            .with("params", JsonObject.of("progressToken", known).with("progress", JsonNumber.of(done)).with("total", JsonNumber.of(of)))));
    }

    private static JsonObject content(String text, boolean failed) {
        var block = JsonObject.of("type", JsonString.of("text")).with("text", JsonString.of(text));
        return JsonObject.of("content", JsonArray.of(block)).with("isError", JsonBoolean.of(failed));
    }

    private void result(Json id, JsonObject result) {
        send(JsonObject.of("jsonrpc", JsonString.of("2.0")).with("id", id).with("result", result));
    }

    private void error(Json id, int code, String sentence) {
        send(JsonObject.of("jsonrpc", JsonString.of("2.0")).with("id", id)
            .with("error", JsonObject.of("code", JsonNumber.of(code)).with("message", JsonString.of(sentence))));
    }

    private synchronized void send(JsonObject message) {
        try {
            out.write(message.bytes());
            out.write('\n');
            out.flush();
        } catch (IOException clientGone) {
            // Nobody is left to answer; the end of the input ends the server.
        }
    }
}
