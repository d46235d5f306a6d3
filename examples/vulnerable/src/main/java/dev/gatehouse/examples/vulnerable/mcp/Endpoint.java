package dev.gatehouse.examples.vulnerable.mcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// The one address of the server: Streamable HTTP of both eras. Sessions are handed out and never asked for again.
public final class Endpoint implements HttpHandler {
    private final Methods methods;
    private final SharedCancellations running = new SharedCancellations();
    private final AnswersFromAnybody answers = new AnswersFromAnybody();

    public Endpoint(Library library) {
        this.methods = new Methods(library);
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        if (!http.getRequestMethod().equals("POST")) {
            empty(http, http.getRequestMethod().equals("DELETE") ? 200 : 405);
            return;
        }
        Object read;
        try {
            read = LastKeyWins.read(http.getRequestBody().readAllBytes());
        } catch (RuntimeException unreadable) {
            empty(http, 400);
            return;
        }
        Map<String, Object> message = map(read);
        if (message.get("method") == null) {
            answers.takes(message.get("id"), message.get("result"));
            empty(http, 202);
        } else if (!message.containsKey("id")) {
            hear(message);
            empty(http, 202);
        } else {
            answer(http, message);
        }
    }

    private void hear(Map<String, Object> notification) {
        if ("notifications/cancelled".equals(notification.get("method"))) {
            running.cancel(map(notification.get("params")).get("requestId"));
        }
    }

    private void answer(HttpExchange http, Map<String, Object> request) throws IOException {
        Map<String, Object> params = map(request.get("params"));
        Map<String, String> headers = headers(http);
        Exchange exchange = new Exchange(http, map(params.get("_meta")), answers, running.begins(request.get("id")));
        Map<String, Object> response = new LinkedHashMap<>(Map.of("jsonrpc", "2.0", "id", request.get("id")));
        int status = 200;
        try {
            if (!IgnoredHeaders.agree(headers, request)) {
                throw new Wrong(-32020, "header mismatch", 400);
            }
            if ("initialize".equals(request.get("method"))) {
                http.getResponseHeaders().add("Mcp-Session-Id", UUID.randomUUID().toString());
            }
            response.put("result", methods.answer(String.valueOf(request.get("method")), params, headers, exchange));
        } catch (Wrong wrong) {
            response.put("error", Map.of("code", wrong.code(), "message", wrong.getMessage()));
            status = exchange.isModern() ? wrong.status() : 200;
        } finally {
            running.ends(request.get("id"));
        }
        exchange.end(status, response);
    }

    private static Map<String, String> headers(HttpExchange http) {
        Map<String, String> headers = new HashMap<>();
        http.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
        return headers;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static void empty(HttpExchange http, int status) throws IOException {
        http.sendResponseHeaders(status, -1);
        http.close();
    }
}
