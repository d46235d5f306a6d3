package dev.gatehouse.proofs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A server of 2026-07-28 that has no tools yet, and tells whoever listens when that changes.
final class Newsstand implements AutoCloseable {
    private final HttpServer server;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();

    private record Reader(String id, OutputStream out, CountDownLatch gone) {
        void tell(String method, String params) {
            String note = "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{" + params
                + "\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":" + id + "}}}";
            try {
                out.write(("data: " + note + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException left) {
                gone.countDown();
            }
        }
    }

    Newsstand() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/mcp", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp";
    }

    /// How many listen, of whom it knows no better.
    int readers() {
        return readers.size();
    }

    void tellThatToolsChanged() {
        readers.forEach(each -> each.tell("notifications/tools/list_changed", ""));
    }

    /// Writes to everybody, so that whoever left is noticed.
    void sayNothing() {
        readers.forEach(each -> {
            try {
                each.out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
                each.out.flush();
            } catch (IOException left) {
                each.gone.countDown();
            }
        });
    }

    private void serve(HttpExchange exchange) throws IOException {
        JsonObject request = House.json(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String id = new String(request.get("id").orElseThrow().bytes(), StandardCharsets.UTF_8);
        switch (request.text("method").orElse("")) {
            case "server/discover" -> answer(exchange, id, "\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{\"listChanged\":true}},"
                + "\"serverInfo\":{\"name\":\"newsstand\",\"version\":\"1\"},\"ttlMs\":0,\"cacheScope\":\"private\"");
            case "tools/list" -> answer(exchange, id, "\"tools\":[],\"ttlMs\":0,\"cacheScope\":\"private\"");
            case "subscriptions/listen" -> listen(exchange, id);
            default -> exchange.sendResponseHeaders(400, -1);
        }
    }

    private static void answer(HttpExchange exchange, String id, String members) throws IOException {
        byte[] body = ("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"resultType\":\"complete\"," + members + "}}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void listen(HttpExchange exchange, String id) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var reader = new Reader(id, exchange.getResponseBody(), new CountDownLatch(1));
        readers.add(reader);
        reader.tell("notifications/subscriptions/acknowledged", "\"notifications\":{\"toolsListChanged\":true},");
        try {
            reader.gone.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            readers.remove(reader);
            exchange.close();
        }
    }

    @Override
    public void close() {
        readers.forEach(each -> each.gone.countDown());
        server.stop(0);
    }
}
