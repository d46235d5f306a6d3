package dev.gatehouse.gateway.whole;

import dev.gatehouse.protocol.Request;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.link.ExchangeHandler;
import dev.gatehouse.wire.message.Fetch;
import dev.gatehouse.wire.message.Fetched;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Send;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Broker and keeper with servers of both eras behind them, which do what they are told. Every message that gets here is kept.
final class FakeServers {
    /// What a server does with one call.
    interface Trick {
        void play(Asked asked, Exchange exchange) throws IOException;
    }

    /// What a tool does, by its name.
    final Map<String, Trick> tricks = new ConcurrentHashMap<>();
    /// What a server does with everything, by its name: before its usual manners.
    final Map<String, Trick> manners = new ConcurrentHashMap<>();
    /// The streams that the gate has open.
    final FakeNews news = new FakeNews();
    private final List<Asked> heard = new ArrayList<>();
    private final OutsideIssuer issuer;
    private int sessions;

    FakeServers(OutsideIssuer issuer) {
        this.issuer = issuer;
        tricks.put("echo", (asked, exchange) -> Says.result(asked, exchange, Says.ECHO));
        tricks.put("read_notes", (asked, exchange) -> Says.result(asked, exchange, Says.ECHO));
    }

    ExchangeHandler as(Zone zone) {
        return (start, exchange) -> answer(zone, start, exchange);
    }

    private void answer(Zone zone, Message start, Exchange exchange) throws IOException {
        switch (start) {
            case Send send -> {
                String body = new String(send.bodyLength() == 0 ? exchange.body(1) : exchange.body(send.bodyLength()), StandardCharsets.UTF_8);
                serve(keep(new Asked(zone, send, body)), exchange);
            }
            case Fetch fetch -> exchange.send(fetched(fetch));
            case Message other -> throw new IOException("not for a zone with servers: " + other.kind());
        }
    }

    private Message fetched(Fetch fetch) {
        return switch (fetch.what()) {
            case KEYS -> fetch.issuer().equals("outside") ? new Fetched(200, bytes(issuer.keySet())) : new Fetched(503, new byte[0]);
            case METADATA -> new Fetched(503, new byte[0]);
            case INTROSPECT -> new Fetched(200, bytes("{\"active\":false}"));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private synchronized Asked keep(Asked asked) {
        heard.add(asked);
        notifyAll();
        return asked;
    }

    private void serve(Asked asked, Exchange exchange) throws IOException {
        Trick own = manners.get(asked.server());
        if (own != null) {
            own.play(asked, exchange);
        } else {
            usual(asked, exchange);
        }
    }

    /// What a well-mannered server of its era says.
    void usual(Asked asked, Exchange exchange) throws IOException {
        boolean fresh = asked.server().equals("fresh");
        switch (asked.method()) {
            case "initialize" -> {
                if (fresh) {
                    Says.json(exchange, 400, Says.error(asked.id(), -32601, "no such method"));
                } else {
                    Says.opened(asked, exchange, nextSession());
                }
            }
            case "server/discover" -> {
                if (fresh) {
                    Says.result(asked, exchange, Says.FACE);
                } else {
                    Says.json(exchange, 400, Says.error(asked.id(), -32601, "no such method"));
                }
            }
            case "GET" -> news.hold(asked, exchange, "");
            case "subscriptions/listen" -> news.hold(asked, exchange, acknowledged(asked));
            case "resources/subscribe", "resources/unsubscribe" -> Says.result(asked, exchange, "{}");
            case "tools/list" -> Says.result(asked, exchange, listing());
            case "tools/call" -> tricks.getOrDefault(asked.tool(), FakeServers::unknownTool).play(asked, exchange);
            case "prompts/list", "prompts/get", "resources/list", "resources/templates/list", "resources/read", "completion/complete", "logging/setLevel" ->
                Says.result(asked, exchange, Says.OTHERS.get(asked.method()));
            default -> Says.nothing(exchange, asked.method().equals("DELETE") ? 204 : 202);
        }
    }

    /// What its tools are: those that every test knows, and all that one has taught it.
    String listing() {
        StringBuilder more = new StringBuilder();
        tricks.keySet().stream().sorted().filter(tool -> !Says.LISTING.contains("\"" + tool + "\""))
            .forEach(tool -> more.append(",{\"name\":\"").append(tool).append("\",\"inputSchema\":{\"type\":\"object\"}}"));
        return Says.LISTING.substring(0, Says.LISTING.length() - 2) + more + "]}";
    }

    static String acknowledged(Asked asked) {
        String filter = new String(((Request) asked.message()).params().orElseThrow().object("notifications").orElseThrow().bytes(),
            StandardCharsets.UTF_8);
        return FakeNews.stamped("notifications/subscriptions/acknowledged", "\"notifications\":" + filter, asked.id());
    }

    private static void unknownTool(Asked asked, Exchange exchange) throws IOException {
        Says.json(exchange, 200, Says.error(asked.id(), -32602, "Unknown tool"));
    }

    private synchronized String nextSession() {
        return "s-" + ++sessions;
    }

    synchronized List<Asked> heard() {
        return List.copyOf(heard);
    }

    /// How many requests have come: calls, listings and handshakes.
    long requests() {
        return heard().stream().filter(Asked::isRequest).count();
    }

    long calls(String tool) {
        return heard().stream().filter(asked -> asked.tool().equals(tool)).count();
    }

    /// The newest such message, waited for.
    synchronized Asked await(Predicate<Asked> wanted) throws InterruptedException {
        long end = System.nanoTime() + 15_000_000_000L;
        while (System.nanoTime() < end) {
            for (int i = heard.size() - 1; i >= 0; i--) {
                if (wanted.test(heard.get(i))) {
                    return heard.get(i);
                }
            }
            wait(200);
        }
        throw new AssertionError("no server heard that");
    }
}
