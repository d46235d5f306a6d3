package dev.gatehouse.gateway.whole;

import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Header;
import dev.gatehouse.wire.message.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What servers say, as the zones that reach them hand it on.
final class Says {
    /// Spelt so that nobody who writes JSON anew would write it like that.
    static final String ECHO = "{ \"content\":[ {\"type\" : \"text\",\"text\":\"\\u0065cho \\/ caf\u00e9 \\uD83D\\uDE00\"}],\"kept\":{\"n\":1.50,\"e\":1E2, \"b\":[ ]} }";
    /// A tool of which an argument is repeated as a header field.
    static final String HERE = "{\"name\":\"here\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"region\":{\"type\":\"string\",\"x-mcp-header\":\"Region\"}}}}";
    static final String LISTING = "{\"tools\":[{\"name\":\"echo\",\"inputSchema\":{ \"type\":\"object\"},\"kept\":1.0},"
        + "{\"name\":\"read_notes\",\"inputSchema\":{\"type\":\"object\"}},{\"name\":\"delete_everything\",\"inputSchema\":{\"type\":\"object\"}},"
        + HERE + ",{\"name\":\"nowhere\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"region\":{\"type\":\"object\",\"x-mcp-header\":\"Region\"}}}}]}";
    static final String FACE = "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{\"listChanged\":true},\"resources\":{\"subscribe\":true}},\"instructions\":\"be kind\"}";

    /// What servers say to everything but tools, by method; spelt as nobody would write it anew.
    static final Map<String, String> OTHERS = Map.of(
        "prompts/list", "{\"prompts\":[ {\"name\":\"greet\",\"k\":1.0},{\"name\":\"hidden\"}]}",
        "prompts/get", "{\"messages\":[ {\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"\\u0068i\"}}],\"k\":1.0}",
        "resources/list", "{\"resources\":[ {\"uri\":\"file:///open/a\",\"name\":\"a\",\"k\":1.0},{\"uri\":\"file:///shut/b\",\"name\":\"b\"}]}",
        "resources/templates/list", "{\"resourceTemplates\":[ {\"uriTemplate\":\"file:///open/{x}\",\"name\":\"t\"},{\"uriTemplate\":\"file:///shut/{x}\",\"name\":\"u\"}]}",
        "resources/read", "{\"contents\":[ {\"uri\":\"file:///open/a\",\"text\":\"\\u0061\",\"k\":1.0}]}",
        "completion/complete", "{\"completion\":{\"values\":[ \"\\u0061b\"],\"k\":1.0}}",
        "logging/setLevel", "{}");

    private Says() {}

    static void result(Asked asked, Exchange exchange, String result) throws IOException {
        json(exchange, 200, answer(asked.id(), result));
    }

    static String answer(String id, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
    }

    static String error(String id, int code, String message) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}";
    }

    static String progress(String token, int done) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":" + token + ",\"progress\":" + done + "}}";
    }

    static String request(String id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    static String log(String level) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"" + level + "\",\"data\":\"d\"}}";
    }

    static void opened(Asked asked, Exchange exchange, String session) throws IOException {
        String result = "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{\"listChanged\":true},\"logging\":{},\"resources\":{\"subscribe\":true}},\"serverInfo\":{\"name\":\"old\","
            + "\"version\":\"1\"},\"instructions\":\"be kind\"}";
        typed(exchange, 200, "application/json", answer(asked.id(), result), new Header("Mcp-Session-Id", session));
    }

    static void nothing(Exchange exchange, int status) throws IOException {
        exchange.answer(new Head(status, List.of(), ""), new byte[0]);
    }

    static void json(Exchange exchange, int status, String text) throws IOException {
        typed(exchange, status, "application/json", text);
    }

    static void typed(Exchange exchange, int status, String type, String text, Header... more) throws IOException {
        typed(exchange, status, type, text.getBytes(StandardCharsets.UTF_8), more);
    }

    static void typed(Exchange exchange, int status, String type, byte[] bytes, Header... more) throws IOException {
        exchange.answer(head(status, type, more), bytes);
    }

    static Head head(int status, String type, Header... more) {
        var headers = new ArrayList<>(List.of(new Header("Content-Type", type)));
        headers.addAll(List.of(more));
        return new Head(status, headers, "");
    }

    /// Begins an event stream.
    static void stream(Exchange exchange) throws IOException {
        exchange.send(head(200, "text/event-stream"));
    }

    static void event(Exchange exchange, String message) throws IOException {
        exchange.send(Part.of(("data: " + message + "\n\n").getBytes(StandardCharsets.UTF_8)));
    }

    static void end(Exchange exchange) throws IOException {
        exchange.send(End.complete());
    }
}
