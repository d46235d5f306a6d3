package dev.gatehouse.gateway.whole;

import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// Streams on which the servers that are played tell their news.
final class FakeNews {
    private final List<Open> open = new CopyOnWriteArrayList<>();
    private final Set<String> holdingBack = ConcurrentHashMap.newKeySet();

    private record Open(String server, String id, Exchange exchange, CountDownLatch over) {}

    /// From now on this server sends the head of a stream only with the first thing that it tells there.
    void holdBackHeads(String server) {
        holdingBack.add(server);
    }

    /// Keeps the stream open until the gate leaves it, or it is ended.
    void hold(Asked asked, Exchange exchange, String first) throws IOException {
        var over = new CountDownLatch(1);
        var mine = new Open(asked.server(), asked.body().isEmpty() ? "" : asked.id(), exchange, over);
        exchange.onGone(over::countDown);
        if (!holdingBack.contains(asked.server())) {
            begin(mine);
        }
        if (!first.isEmpty()) {
            send(mine, first);
        }
        open.add(mine);
        try {
            over.await();
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        } finally {
            open.remove(mine);
        }
    }

    /// Tells it on every stream of this server. One that the gate is just leaving hears no more.
    void tell(String server, String method, String params) {
        each(server, id -> of(method, params, id));
    }

    /// As it is told on a stream that the request of this id opened; where there is none, on an older client's.
    static String of(String method, String params, String id) {
        return id.isEmpty() ? plain(method, params) : stamped(method, params, id);
    }

    /// Says this on every stream of this server.
    void say(String server, String message) {
        each(server, _ -> message);
    }

    /// Says on every stream of this server what its id makes of it: that of the request that opened it, or nothing.
    void each(String server, UnaryOperator<String> message) {
        for (Open each : open) {
            if (each.server.equals(server)) {
                try {
                    if (holdingBack.remove(server)) {
                        begin(each);
                    }
                    send(each, message.apply(each.id));
                } catch (IOException left) {
                    open.remove(each);
                }
            }
        }
    }

    /// Tells it again and again until closed: of two streams that follow each other it is not known which one is open now.
    Telling telling(String server, String method) {
        return telling(server, id -> of(method, "", id));
    }

    Telling telling(String server, UnaryOperator<String> message) {
        ScheduledExecutorService again = Executors.newSingleThreadScheduledExecutor();
        again.scheduleWithFixedDelay(() -> each(server, message), 0, 20, TimeUnit.MILLISECONDS);
        return again::shutdownNow;
    }

    /// Goes on until it is closed.
    interface Telling extends AutoCloseable {
        @Override
        void close();
    }

    /// How many streams of this server are open.
    long count(String server) {
        return open.stream().filter(each -> each.server.equals(server)).count();
    }

    /// Breaks off every stream of this server.
    void cut(String server) {
        open.stream().filter(each -> each.server.equals(server)).forEach(each -> {
            open.remove(each);
            each.exchange.cancel();
            each.over.countDown();
        });
    }

    private static void begin(Open stream) throws IOException {
        stream.exchange.send(Says.head(200, stream.server.equals("piped") ? "application/jsonl" : "text/event-stream"));
    }

    private static void send(Open stream, String message) throws IOException {
        String framed = stream.server.equals("piped") ? message + "\n" : "data: " + message + "\n\n";
        stream.exchange.send(Part.of(framed.getBytes(StandardCharsets.UTF_8)));
    }

    static String plain(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"" + (params.isEmpty() ? "" : ",\"params\":{" + params + "}") + "}";
    }

    static String stamped(String method, String params, String id) {
        String meta = "\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":" + id + "}";
        return plain(method, params.isEmpty() ? meta : params + "," + meta);
    }
}
