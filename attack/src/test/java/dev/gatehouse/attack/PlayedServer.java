package dev.gatehouse.attack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.protocol.Agreement;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.MirroredHeaders;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.protocol.json.Malformed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server that asks of everything whose it is, but for one flaw, named for the attack that should fall to it.
final class PlayedServer implements AutoCloseable {
    private static final Pattern LAST_ID = Pattern.compile(".*\"id\":(\\d+)[^}]*}.*?\"_meta\"", Pattern.DOTALL);

    private final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PlayedTools tools = new PlayedTools(this);
    private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger tooFast = new AtomicInteger();
    private volatile String flaw = "";

    PlayedServer() throws IOException {
        http.createContext("/mcp", this::handle);
        http.setExecutor(threads);
        http.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/mcp");
    }

    void flawed(String attack) {
        flaw = attack;
    }

    /// The next requests are too many.
    void busyFor(int requests) {
        tooFast.set(requests);
    }

    boolean has(String attack) {
        return !attack.isEmpty() && flaw.equals(attack);
    }

    /// One request, and the stream on which its call speaks.
    final class Asking {
        final String caller;
        final JsonObject params;
        private final HttpExchange exchange;
        private final long id;
        private boolean streams;

        Asking(String caller, JsonObject params, HttpExchange exchange, long id) {
            this.caller = caller;
            this.params = params;
            this.exchange = exchange;
            this.id = id;
        }

        String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }

        boolean isModern() {
            return params.object("_meta").filter(meta -> meta.has("io.modelcontextprotocol/protocolVersion")).isPresent();
        }

        void progress() {
            say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":\"p" + id + "\",\"progress\":1}}");
        }

        /// Whether somebody who may do so ends the call within a moment.
        boolean isCancelledSoon() throws InterruptedException {
            return comes(key(has("cancel-of-another") ? "" : caller, "cancel", id), 60);
        }

        boolean isAcceptedSoon() throws InterruptedException {
            say("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"elicitation/create\",\"params\":{\"message\":\"Sure?\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{}}}}");
            return comes(key(has("answer-for-another") ? "" : caller, "answer", id), 3_000);
        }

        private void say(String message) {
            try {
                if (!streams) {
                    streams = true;
                    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                }
                exchange.getResponseBody().write(("data: " + message + "\n\n").getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        void end(JsonObject message) throws IOException {
            if (streams) {
                say(new String(message.bytes(), StandardCharsets.UTF_8));
                exchange.close();
            } else {
                reply(exchange, 200, message.bytes());
            }
        }
    }

    private boolean comes(String key, int millis) throws InterruptedException {
        return waiting.computeIfAbsent(key, _ -> new CountDownLatch(1)).await(millis, TimeUnit.MILLISECONDS);
    }

    private static String key(String caller, String what, long id) {
        return caller + " " + what + " " + id;
    }

    private void hear(String caller, String what, long id) {
        waiting.computeIfAbsent(key(caller, what, id), _ -> new CountDownLatch(1)).countDown();
        waiting.computeIfAbsent(key("", what, id), _ -> new CountDownLatch(1)).countDown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!token.matches("Bearer (alice|bob)-0123456789abcdef")) {
            reply(exchange, 401, new byte[0]);
            return;
        }
        if (tooFast.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            reply(exchange, 429, new byte[0]);
            return;
        }
        String caller = token.substring(7, token.indexOf('-'));
        try {
            JsonObject message = (JsonObject) Json.parse(body, JsonLimits.strict(1 << 20));
            if (message.has("method") && message.has("id")) {
                answer(exchange, caller, body, message);
                return;
            }
            long id = message.object("params").flatMap(params -> params.get("requestId")).or(() -> message.get("id")).map(PlayedServer::number).orElse(0L);
            hear(caller, message.has("method") ? "cancel" : "answer", id);
            reply(exchange, 202, new byte[0]);
        } catch (Malformed malformed) {
            reply(exchange, 400, has("key-twice") ? lastId(new String(body, StandardCharsets.UTF_8)) : new byte[0]);
        }
    }

    private byte[] lastId(String body) {
        Matcher id = LAST_ID.matcher(body);
        return id.find() ? tools.text(Long.parseLong(id.group(1))).getBytes(StandardCharsets.UTF_8) : new byte[0];
    }

    static long number(Json value) {
        return value instanceof JsonNumber number ? number.asLong().orElse(0) : 0;
    }

    private void answer(HttpExchange exchange, String caller, byte[] body, JsonObject message) throws IOException {
        JsonObject params = message.object("params").orElseGet(JsonObject::empty);
        var asking = new Asking(caller, params, exchange, number(message.get("id").orElseThrow()));
        if (asking.isModern() && !has("header-not-body") && !agree(exchange, body)) {
            reply(exchange, 400, "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32020,\"message\":\"header mismatch\"}}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        var base = JsonObject.of(JsonObject.member("jsonrpc", "2.0"), JsonObject.member("id", message.get("id").orElseThrow()));
        try {
            asking.end(base.with("result", result(message.text("method").orElse(""), asking)));
        } catch (PlayedTools.No no) {
            asking.end(base.with("error", JsonObject.of(JsonObject.member("code", JsonNumber.of(-32602)), JsonObject.member("message", no.getMessage()))));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// A server that takes one argument for another reads both: our own way of reading what clients send would refuse them.
    private boolean agree(HttpExchange exchange, byte[] body) {
        JsonLimits limits = has("key-spelt-otherwise") ? Message.fromServers(1 << 20) : Message.fromClients(1 << 20);
        try {
            return Message.parse(body, limits) instanceof Request request
                && MirroredHeaders.compare(request, name -> exchange.getRequestHeaders().getOrDefault(name, List.of())) instanceof Agreement.Agree;
        } catch (InvalidMessage invalid) {
            return false;
        }
    }

    private JsonObject result(String method, Asking asking) throws PlayedTools.No, InterruptedException {
        String name = asking.params.text("name").orElse("");
        JsonObject arguments = asking.params.object("arguments").orElseGet(JsonObject::empty);
        return switch (method) {
            case "initialize" -> JsonObject.of(JsonObject.member("protocolVersion", "2025-11-25"), JsonObject.member("capabilities", JsonObject.empty()));
            case "server/discover" -> JsonObject.of("supportedVersions", JsonArray.of(JsonString.of("2026-07-28")));
            case "tools/call" -> tools.call(has("tool-under-alias") ? name.toLowerCase(java.util.Locale.ROOT) : name, arguments, asking);
            case "resources/read" -> text(tools.resource(asking));
            case "prompts/get" -> text(tools.prompt(arguments, asking));
            case "tasks/get" -> JsonObject.of("result", text(tools.task(asking)));
            default -> throw new PlayedTools.No("no such method");
        };
    }

    static JsonObject text(String text) {
        return JsonObject.of(JsonObject.member("content", JsonArray.of(JsonObject.of(JsonObject.member("type", "text"), JsonObject.member("text", text)))),
            JsonObject.member("isError", JsonBoolean.FALSE));
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
