package dev.gatehouse.toolkit;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import dev.gatehouse.serving.front.Front;
import dev.gatehouse.serving.front.FrontSettings;
import dev.gatehouse.serving.front.Limits;
import dev.gatehouse.serving.sessions.SessionLimits;
import dev.gatehouse.toolkit.http.McpEndpoint;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Spoken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// A library served on a free port, and a client that sends what it is told. Whose a request is stands in its header `Tenant`.
final class Served implements AutoCloseable {
    static final String NEWEST = "2026-07-28";

    static {
        System.setProperty("sun.net.http.retryPost", "false"); // a test that leaves would be sent once more
    }

    final McpEndpoint endpoint;
    private final Front front;

    Served(Library library) throws IOException {
        this(library, Spoken.ALL);
    }

    Served(Library library, Spoken spoken) throws IOException {
        endpoint = new McpEndpoint("/mcp", library, spoken, SessionLimits.usual(), arrival -> new Caller.Anonymous(arrival.header("Tenant").orElse("acme")));
        front = Front.open(FrontSettings.loopback(0, Limits.usual()), endpoint, (_, _, _) -> {});
        front.start();
    }

    /// An answer, read as far as its head.
    record Reply(HttpURLConnection connection, int status) {
        String header(String name) {
            return connection.getHeaderField(name);
        }

        private InputStream body() throws IOException {
            InputStream error = connection.getErrorStream();
            return error != null ? error : connection.getInputStream();
        }

        /// The one message of the body.
        JsonObject message() throws IOException {
            return json(new String(body().readAllBytes(), StandardCharsets.UTF_8));
        }

        /// The stream of events of the body.
        Events events() throws IOException {
            return new Events(new BufferedReader(new InputStreamReader(body(), StandardCharsets.UTF_8)));
        }
    }

    /// Events, one by one; comments are passed over.
    record Events(BufferedReader lines) {
        /// The next event's field of this name, or null at the end of the stream.
        String next(String field) throws IOException {
            String value = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(field + ": ")) value = line.substring(field.length() + 2);
                if (line.isEmpty() && value != null) return value;
            }
            return null;
        }

        /// The next message, or null at the end of the stream.
        JsonObject message() throws IOException {
            String data = next("data");
            while (data != null && data.isEmpty()) data = next("data");
            return data == null ? null : json(data);
        }
    }

    /// Posts to the server with these headers.
    Reply post(String body, String... headers) throws IOException {
        HttpURLConnection connection = open("POST", headers);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        return new Reply(connection, connection.getResponseCode());
    }

    Reply ask(String verb, String... headers) throws IOException {
        HttpURLConnection connection = open(verb, headers);
        return new Reply(connection, connection.getResponseCode());
    }

    private HttpURLConnection open(String verb, String... headers) throws IOException {
        var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + front.port() + "/mcp").toURL().openConnection();
        connection.setRequestMethod(verb);
        connection.setRequestProperty("Accept", "application/json, text/event-stream");
        connection.setReadTimeout(20_000);
        for (int at = 0; at < headers.length; at += 2) connection.setRequestProperty(headers[at], headers[at + 1]);
        return connection;
    }

    /// A modern request of this method, from `acme` and from a client with these capabilities.
    Reply modern(String method, String params, String capabilities, String... headers) throws IOException {
        String meta = "'_meta':{'io.modelcontextprotocol/protocolVersion':'" + NEWEST + "','io.modelcontextprotocol/clientCapabilities':" + capabilities + "}";
        String whole = params.equals("{}") ? "{" + meta + "}" : params.substring(0, params.length() - 1) + "," + meta + "}";
        JsonObject given = json(whole);
        String name = given.text("name").or(() -> given.text("uri")).or(() -> given.text("taskId")).orElse(null);
        String[] all = name == null ? new String[] {"MCP-Protocol-Version", NEWEST, "Mcp-Method", method}
            : new String[] {"MCP-Protocol-Version", NEWEST, "Mcp-Method", method, "Mcp-Name", name};
        String[] both = Stream.concat(Stream.of(all), Stream.of(headers)).toArray(String[]::new);
        return post("{'jsonrpc':'2.0','id':7,'method':'".replace('\'', '"') + method + "\",\"params\":" + whole.replace('\'', '"') + "}", both);
    }

    /// Opens a session of 2025-11-25 and answers the headers that its requests need.
    String[] session(String capabilities, String tenant) throws IOException {
        Reply reply = post(written("{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'2025-11-25','capabilities':" + capabilities
            + ",'clientInfo':{'name':'test','version':'1'}}}"), "Tenant", tenant);
        reply.message();
        return new String[] {"Mcp-Session-Id", reply.header("Mcp-Session-Id"), "MCP-Protocol-Version", "2025-11-25", "Tenant", tenant};
    }

    /// JSON that is written with single quotes.
    static String written(String json) {
        return json.replace('\'', '"');
    }

    static JsonObject json(String text) {
        try {
            return (JsonObject) Json.parse(written(text).getBytes(StandardCharsets.UTF_8), JsonLimits.carried(1 << 20));
        } catch (Malformed malformed) {
            throw new AssertionError(malformed.reason() + ": " + text, malformed);
        }
    }

    static JsonObject at(JsonObject message, String... path) {
        JsonObject at = message;
        for (String name : path) {
            JsonObject here = at;
            at = at.object(name).orElseThrow(() -> new AssertionError("no " + name + " in " + new String(here.bytes(), StandardCharsets.UTF_8)));
        }
        return at;
    }

    /// The first words of what a tool answered.
    static String words(JsonObject message) {
        return ((JsonObject) at(message, "result").array("content").orElseThrow().get(0)).text("text").orElseThrow();
    }

    static long code(JsonObject message) {
        return ((JsonNumber) at(message, "error").get("code").orElseThrow()).asLong().orElseThrow();
    }

    @Override
    public void close() {
        endpoint.close();
        front.close();
    }
}
