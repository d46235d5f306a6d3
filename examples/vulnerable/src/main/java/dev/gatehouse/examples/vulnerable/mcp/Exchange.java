package dev.gatehouse.examples.vulnerable.mcp;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// One request's answer: a single JSON body, or an event stream from the moment on that something is said before the end.
final class Exchange implements Line {
    private final HttpExchange http;
    private final Map<?, ?> meta;
    private final AnswersFromAnybody answers;
    private final AtomicBoolean cancelled;
    private boolean streams;

    Exchange(HttpExchange http, Map<?, ?> meta, AnswersFromAnybody answers, AtomicBoolean cancelled) {
        this.http = http;
        this.meta = meta;
        this.answers = answers;
        this.cancelled = cancelled;
    }

    @Override
    public void progress(int step) {
        Object token = meta.get("progressToken");
        if (token != null) {
            say(Map.of("jsonrpc", "2.0", "method", "notifications/progress", "params", Map.of("progressToken", token, "progress", step)));
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled.get();
    }

    @Override
    public boolean isModern() {
        return meta.containsKey("io.modelcontextprotocol/protocolVersion");
    }

    @Override
    public boolean asks(String question) throws InterruptedException {
        String id = answers.opens();
        var params = Map.of("message", question, "requestedSchema", Map.of("type", "object", "properties", Map.of()));
        say(Map.of("jsonrpc", "2.0", "id", id, "method", "elicitation/create", "params", params));
        return answers.isAccepted(id);
    }

    private void say(Map<String, Object> message) {
        try {
            if (!streams) {
                streams = true;
                http.getResponseHeaders().add("Content-Type", "text/event-stream");
                http.sendResponseHeaders(200, 0);
            }
            http.getResponseBody().write(("data: " + new String(LastKeyWins.write(message), StandardCharsets.UTF_8) + "\n\n").getBytes(StandardCharsets.UTF_8));
            http.getResponseBody().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void end(int status, Map<String, Object> message) throws IOException {
        if (streams) {
            say(message);
        } else {
            byte[] body = LastKeyWins.write(message);
            http.getResponseHeaders().add("Content-Type", "application/json");
            http.sendResponseHeaders(status, body.length);
            http.getResponseBody().write(body);
        }
        http.close();
    }
}
