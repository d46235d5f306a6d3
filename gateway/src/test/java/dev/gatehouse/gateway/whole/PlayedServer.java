package dev.gatehouse.gateway.whole;

import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.Header;
import dev.gatehouse.wire.message.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// A server that speaks one revision and nothing else. Each of its messages has a member that nobody knows, and its results show the request
/// that it got. Its tools are the features of [Feature], by their words.
final class PlayedServer {
    private static final String CAPABILITIES = "{\"tools\":{},\"prompts\":{},\"resources\":{\"subscribe\":true},\"completions\":{},\"logging\":{}}";
    private static final String SECOND_PAGE = "own page two";
    /// How many prompts are on each of its two pages: with those of three more servers, more than one page of the route to all servers.
    static final int PAGE = 150;

    private static final String TOOLS = Arrays.stream(Feature.values()).map(each -> "{\"name\":\"" + each.word() + "\",\"inputSchema\":{\"type\":\"object\"}}")
        .collect(Collectors.joining(","));

    private final GateUnderTest gate;
    private final Revision revision;
    private final AtomicInteger counter = new AtomicInteger(7_000);
    private final Map<String, CountDownLatch> moments = new ConcurrentHashMap<>();
    private final Map<String, Asked> broken = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    PlayedServer(GateUnderTest gate, Revision revision) {
        this.gate = gate;
        this.revision = revision;
    }

    static String name(Revision revision) {
        return "at-" + revision.text();
    }

    String name() {
        return name(revision);
    }

    Revision revision() {
        return revision;
    }

    GateUnderTest gate() {
        return gate;
    }

    boolean isNewer() {
        return revision.era() == Era.MODERN;
    }

    /// What reached it and does not belong to its revision.
    List<String> faults() {
        return List.copyOf(faults);
    }

    /// Something that a test waits for, or that waits for it.
    CountDownLatch moment(String name) {
        return moments.computeIfAbsent(name, _ -> new CountDownLatch(1));
    }

    int next() {
        return counter.incrementAndGet();
    }

    void play(Asked asked, Exchange exchange) throws IOException {
        switch (asked.method()) {
            case "initialize", "server/discover" -> shakeHands(asked, exchange);
            case String _ when !isOfThisRevision(asked) -> {
                faults.add(asked.method() + " " + asked.send().headers());
                Says.json(exchange, 400, asked.isRequest() ? Says.error(asked.id(), -32600, "not of this revision") : "");
            }
            case "GET" -> stream(asked, exchange);
            case "subscriptions/listen" -> gate.servers.news.hold(asked, exchange, FakeServers.acknowledged(asked));
            case "tools/list" -> Says.json(exchange, 200, listing(asked, "\"tools\":[" + TOOLS + "]"));
            case "tools/call" -> Feature.of(asked.tool()).serve(this, asked, exchange);
            case "prompts/list" -> Says.json(exchange, 200, prompts(asked));
            case "completion/complete" -> Says.json(exchange, 200, answer(asked, "\"completion\":{\"values\":[\"\\u006fne\"]," + Unknown.MEMBER + "}"));
            case "logging/setLevel", "resources/subscribe" -> Says.json(exchange, 200, answer(asked, ""));
            default -> Says.nothing(exchange, asked.method().equals("DELETE") ? 204 : 202);
        }
    }

    private void shakeHands(Asked asked, Exchange exchange) throws IOException {
        if (isNewer() != asked.method().equals("server/discover")) {
            Says.json(exchange, 400, Says.error(asked.id(), -32601, "no such method"));
        } else if (isNewer()) {
            Says.json(exchange, 200, listing(asked, "\"supportedVersions\":[\"" + revision.text() + "\"],\"capabilities\":" + CAPABILITIES));
        } else {
            Says.typed(exchange, 200, "application/json", answer(asked, "\"protocolVersion\":\"" + revision.text() + "\",\"capabilities\":" + CAPABILITIES
                + ",\"serverInfo\":{\"name\":\"played\",\"version\":\"1\"}"), new Header("Mcp-Session-Id", "s-" + next()));
        }
    }

    private boolean isOfThisRevision(Asked asked) {
        boolean named = header(asked, "MCP-Protocol-Version").filter(revision.text()::equals).isPresent();
        boolean keys = asked.body().contains("io.modelcontextprotocol/protocolVersion");
        return isNewer()
            ? named && keys && asked.send().sessionId().isEmpty() && header(asked, "Mcp-Method").filter(asked.method()::equals).isPresent()
            : named && !keys && asked.send().sessionId().isPresent();
    }

    static Optional<String> header(Asked asked, String name) {
        return asked.send().headers().stream().filter(header -> header.name().equalsIgnoreCase(name)).map(Header::value).findFirst();
    }

    static JsonObject params(Asked asked) {
        return ((Request) asked.message()).params().orElseGet(JsonObject::empty);
    }

    /// An answer with these members, with the request that it is for, and with what nobody knows.
    String answer(Asked asked, String members) {
        Request request = (Request) asked.message();
        List<String> all = new ArrayList<>();
        if (!members.isEmpty()) {
            all.add(members);
        }
        if (isNewer()) {
            all.add("\"resultType\":\"complete\"");
        }
        all.add("\"x-seen\":{\"params\":" + Unknown.text(params(asked)) + ",\"envelope\":" + Unknown.text(request.extra()) + "}");
        all.add(Unknown.META);
        all.add(Unknown.MEMBER);
        return "{\"jsonrpc\":\"2.0\",\"id\":" + asked.id() + ",\"result\":{" + String.join(",", all) + "}," + Unknown.MEMBER + "}";
    }

    private String listing(Asked asked, String members) {
        return answer(asked, isNewer() ? members + ",\"ttlMs\":5,\"cacheScope\":\"private\"" : members);
    }

    private String prompts(Asked asked) {
        boolean second = params(asked).text("cursor").filter(SECOND_PAGE::equals).isPresent();
        List<String> page = new ArrayList<>();
        for (int i = 0; i < PAGE; i++) {
            page.add("{\"name\":\"p" + (second ? PAGE + i : i) + "\"," + Unknown.MEMBER + "}");
        }
        return listing(asked, "\"prompts\":[" + String.join(",", page) + "]" + (second ? "" : ",\"nextCursor\":\"" + SECOND_PAGE + "\""));
    }

    /// A note with this parameters' member, as the revision has it on the stream of a call.
    static String note(String method, String member) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{" + member + "," + Unknown.META + "," + Unknown.MEMBER + "}," + Unknown.MEMBER + "}";
    }

    static String progress(Asked asked, String done) {
        return note("notifications/progress", "\"progressToken\":" + Unknown.text(params(asked).object("_meta").orElseThrow().get("progressToken").orElseThrow())
            + ",\"progress\":" + done);
    }

    /// Says all this on the stream of a call, and ends it.
    void tell(Exchange exchange, String... messages) throws IOException {
        Says.stream(exchange);
        for (String message : messages) {
            Says.event(exchange, message);
        }
        Says.end(exchange);
    }

    /// The stream of a call breaks after this message; its answer is told to whoever asks for what follows.
    void breakOff(Asked asked, Exchange exchange, String message) throws IOException {
        String event = "e-" + next();
        broken.put(event, asked);
        Says.stream(exchange);
        exchange.send(Part.of(("id: " + event + "\nretry: 1\ndata: " + message + "\n\n").getBytes(StandardCharsets.UTF_8)));
        Says.end(exchange);
    }

    private void stream(Asked asked, Exchange exchange) throws IOException {
        Optional<Asked> call = header(asked, "Last-Event-ID").map(broken::remove);
        if (call.isPresent()) {
            tell(exchange, answer(call.get(), "\"content\":[]"));
        } else {
            gate.servers.news.hold(asked, exchange, "");
        }
    }

    /// Asks on the stream of a call, as older revisions do, and returns the reply: a result, or an error.
    JsonObject ask(Exchange exchange, String method, String params) throws IOException {
        String id = Integer.toString(next());
        Says.event(exchange, "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "," + Unknown.MEMBER + "}");
        try {
            Asked reply = gate.servers.await(each -> each.server().equals(name()) && each.method().equals("answer") && each.body().contains("\"id\":" + id + ","));
            return switch (reply.message()) {
                case Success success -> success.result();
                case Failure failure -> failure.error();
                case dev.gatehouse.protocol.Message other -> throw new IOException("no reply: " + other);
            };
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
    }

    /// Whether the client of this call wants log messages of this level, and said so in the way of the revision.
    boolean wantsLogs(Asked asked, String level) {
        return isNewer() ? params(asked).object("_meta").flatMap(meta -> meta.text("io.modelcontextprotocol/logLevel")).filter(level::equals).isPresent()
            : gate.servers.heard().stream().anyMatch(each -> each.server().equals(name()) && each.method().equals("logging/setLevel")
                && each.send().sessionId().equals(asked.send().sessionId()) && params(each).text("level").filter(level::equals).isPresent());
    }
}
