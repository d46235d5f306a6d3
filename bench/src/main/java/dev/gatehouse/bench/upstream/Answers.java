package dev.gatehouse.bench.upstream;

import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// What the upstream answers, whole responses with their heads, and how often each tool was called.
final class Answers {
    private static final int LARGEST = 1 << 20;
    private static final byte[] DISCOVERED = """
        {"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{}},"ttlMs":60000,"cacheScope":"public",\
        "serverInfo":{"name":"fast","version":"1"},"_meta":{"io.modelcontextprotocol/serverInfo":{"name":"fast","version":"1"}}}\
        """.getBytes(StandardCharsets.UTF_8);

    private final Map<Tools, byte[]> results = new EnumMap<>(Tools.class);
    private final Map<Tools, LongAdder> counts = new EnumMap<>(Tools.class);

    Answers() {
        for (Tools tool : Tools.values()) {
            results.put(tool, tool.result());
            counts.put(tool, new LongAdder());
        }
    }

    /// How often each tool was called, as one JSON object.
    byte[] counts() {
        var members = new StringBuilder("{");
        counts.forEach((tool, count) -> members.append(members.length() > 1 ? "," : "").append('"').append(tool.tool()).append("\":").append(count.sum()));
        return response(200, members.append('}').toString().getBytes(StandardCharsets.UTF_8));
    }

    /// The response to one message.
    byte[] to(byte[] body) {
        try {
            return switch (Message.parse(body, Message.fromClients(LARGEST))) {
                case Request request -> answer(request);
                case Notification _, Success _, Failure _ -> response(202, new byte[0]);
            };
        } catch (InvalidMessage invalid) {
            return response(400, new byte[0]);
        }
    }

    private byte[] answer(Request request) {
        return switch (request.method()) {
            case "tools/call" -> tool(request).map(tool -> call(request, tool)).orElseGet(() -> failure(request, -32602));
            case "tools/list" -> success(request, listing());
            case "server/discover" -> success(request, DISCOVERED);
            default -> failure(request, -32601);
        };
    }

    private static Optional<Tools> tool(Request request) {
        String name = request.params().flatMap(params -> params.text("name")).orElse("");
        for (Tools tool : Tools.values()) {
            if (tool.tool().equals(name)) {
                return Optional.of(tool);
            }
        }
        return Optional.empty();
    }

    private byte[] call(Request request, Tools tool) {
        counts.get(tool).increment();
        return success(request, results.get(tool));
    }

    private static byte[] listing() {
        var tools = new StringBuilder("{\"resultType\":\"complete\",\"ttlMs\":60000,\"cacheScope\":\"public\",\"tools\":[");
        for (Tools tool : Tools.values()) {
            tools.append(tool.ordinal() > 0 ? "," : "").append("{\"name\":\"").append(tool.tool()).append("\",\"inputSchema\":{\"type\":\"object\"}}");
        }
        return tools.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] success(Request request, byte[] result) {
        return enveloped(200, request, "result", result);
    }

    private static byte[] failure(Request request, int code) {
        return enveloped(code == -32601 ? 404 : 400, request, "error", ("{\"code\":" + code + ",\"message\":\"No.\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] enveloped(int status, Request request, String member, byte[] value) {
        var body = new ByteArrayOutputStream(value.length + 64);
        body.writeBytes("{\"jsonrpc\":\"2.0\",\"id\":".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(request.id().json().bytes());
        body.writeBytes((",\"" + member + "\":").getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(value);
        body.write('}');
        return response(status, body.toByteArray());
    }

    private static byte[] response(int status, byte[] body) {
        byte[] head = ("HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        var whole = new ByteArrayOutputStream(head.length + body.length);
        whole.writeBytes(head);
        whole.writeBytes(body);
        return whole.toByteArray();
    }
}
