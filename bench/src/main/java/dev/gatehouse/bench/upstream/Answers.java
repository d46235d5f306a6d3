package dev.gatehouse.bench.upstream;

import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// What the upstream answers, whole responses with their heads, and how often each tool was called. An answer is one write, that of a
/// stream one write for each event.
final class Answers {
    private static final int LARGEST = 1 << 20;
    private static final int STEPS = 99;
    private static final Map<Era, String> FIELDS = Map.of(Era.MODERN, "", Era.LEGACY, "Mcp-Session-Id: the-only-one\r\n");
    private static final Map<Era, byte[]> INTRODUCTIONS = Map.of(
        Era.MODERN, bytes("{\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{}},\"ttlMs\":60000,\"cacheScope\":\"public\","
            + "\"serverInfo\":{\"name\":\"fast\",\"version\":\"1\"},\"_meta\":{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"fast\",\"version\":\"1\"}}}"),
        Era.LEGACY, bytes("{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"fast\",\"version\":\"1\"}}"));
    private static final Map<Era, byte[]> LISTINGS = Map.of(
        Era.MODERN, bytes("{\"resultType\":\"complete\",\"ttlMs\":60000,\"cacheScope\":\"public\"," + listing()), Era.LEGACY, bytes("{" + listing()));
    private static final Map<Era, byte[]> RESULT_STARTS = Map.of(Era.MODERN, bytes("{\"resultType\":\"complete\","), Era.LEGACY, bytes("{"));

    private final Map<Tools, byte[]> contents = new EnumMap<>(Tools.class);
    private final Map<Tools, LongAdder> counts = new EnumMap<>(Tools.class);

    Answers() {
        for (Tools tool : Tools.values()) {
            contents.put(tool, tool.content());
            counts.put(tool, new LongAdder());
        }
    }

    private static String listing() {
        return "\"tools\":[" + String.join(",", Arrays.stream(Tools.values()).map(tool -> "{\"name\":\"" + tool.tool() + "\",\"inputSchema\":{\"type\":\"object\"}}").toList()) + "]}";
    }

    /// How often each tool was called, as one JSON object.
    List<byte[]> counts() {
        return response(200, bytes("{" + String.join(",", Arrays.stream(Tools.values()).map(tool -> "\"" + tool.tool() + "\":" + counts.get(tool).sum()).toList()) + "}"));
    }

    /// That there is nothing of this method here.
    List<byte[]> noSuchMethod() {
        return response(405, new byte[0]);
    }

    /// The response to one message of this era.
    List<byte[]> to(Era era, byte[] body) {
        try {
            return switch (Message.parse(body, Message.fromClients(LARGEST))) {
                case Request request -> answer(era, request);
                case Notification _, Success _, Failure _ -> response(202, new byte[0]);
            };
        } catch (InvalidMessage invalid) {
            return response(400, new byte[0]);
        }
    }

    private List<byte[]> answer(Era era, Request request) {
        return switch (request.method()) {
            case "tools/call" -> tool(request).map(tool -> call(era, request, tool)).orElseGet(() -> failure(400, request, -32602));
            case "tools/list" -> success(request, LISTINGS.get(era));
            case String method when method.equals(introduction(era)) -> response(200, FIELDS.get(era), enveloped(request, "result", INTRODUCTIONS.get(era)));
            default -> failure(404, request, -32601);
        };
    }

    private static String introduction(Era era) {
        return switch (era) {
            case MODERN -> "server/discover";
            case LEGACY -> "initialize";
        };
    }

    private static Optional<Tools> tool(Request request) {
        String name = request.params().flatMap(params -> params.text("name")).orElse("");
        return Arrays.stream(Tools.values()).filter(tool -> tool.tool().equals(name)).findFirst();
    }

    private List<byte[]> call(Era era, Request request, Tools tool) {
        counts.get(tool).increment();
        byte[] result = joined(RESULT_STARTS.get(era), contents.get(tool));
        return tool == Tools.EVENTS ? stream(request, result) : success(request, result);
    }

    private static List<byte[]> stream(Request request, byte[] result) {
        List<byte[]> writes = new ArrayList<>(STEPS + 2);
        writes.add(bytes("HTTP/1.1 200 Said\r\nContent-Type: text/event-stream\r\nX-Accel-Buffering: no\r\nTransfer-Encoding: chunked\r\n\r\n"));
        Optional<Json> token = request.meta().flatMap(meta -> meta.get("progressToken"));
        for (int step = 1; step <= STEPS && token.isPresent(); step++) {
            writes.add(event(joined(bytes("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"), token.get().bytes(),
                bytes(",\"progress\":" + step + ",\"total\":" + STEPS + ",\"message\":\"Reading the minutes of a meeting of long ago\"}}"))));
        }
        writes.add(joined(event(enveloped(request, "result", result)), bytes("0\r\n\r\n")));
        return writes;
    }

    private static byte[] event(byte[] message) {
        int length = "data: ".length() + message.length + "\n\n".length();
        return joined(bytes(Integer.toHexString(length) + "\r\ndata: "), message, bytes("\n\n\r\n"));
    }

    private static List<byte[]> success(Request request, byte[] result) {
        return response(200, enveloped(request, "result", result));
    }

    private static List<byte[]> failure(int status, Request request, int code) {
        return response(status, enveloped(request, "error", bytes("{\"code\":" + code + ",\"message\":\"No.\"}")));
    }

    private static byte[] enveloped(Request request, String member, byte[] value) {
        return joined(bytes("{\"jsonrpc\":\"2.0\",\"id\":"), request.id().json().bytes(), bytes(",\"" + member + "\":"), value, bytes("}"));
    }

    private static List<byte[]> response(int status, byte[] body) {
        return response(status, "", body);
    }

    private static List<byte[]> response(int status, String fields, byte[] body) {
        return List.of(joined(bytes("HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\n" + fields + "Content-Length: " + body.length + "\r\n\r\n"), body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        var whole = new ByteArrayOutputStream(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
