package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A front for tests with a door that answers `ok`, counts who came, and hears every refusal.
final class House implements AutoCloseable {
    record Heard(InetAddress client, Refusal refusal, CallId call) {}

    final AtomicInteger served = new AtomicInteger();
    final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    final Front front;

    House(Limits limits, Door door) throws IOException {
        this(FrontSettings.loopback(0, limits), door);
    }

    House(FrontSettings settings, Door door) throws IOException {
        front = Front.open(settings, arrival -> {
            served.incrementAndGet();
            door.serve(arrival);
        }, (client, refusal, call) -> heard.add(new Heard(client, refusal, call)));
        front.start();
        front.allow(Set.of("127.0.0.1:" + front.port(), "localhost:" + front.port(), "our.host"), Set.of("http://localhost:6274"));
    }

    static House reading(Limits limits) throws IOException {
        return new House(limits, arrival -> {
            byte[] body = arrival.verb().equals("POST") ? arrival.body() : new byte[0];
            arrival.answer(200, Map.of(), "application/json", ("{\"read\":" + body.length + "}").getBytes(StandardCharsets.US_ASCII));
        });
    }

    static Limits quick() {
        return with(Limits.usual(), Duration.ofMillis(2000), Duration.ofMillis(800));
    }

    static Limits with(Limits l, Duration head, Duration grace) {
        return new Limits(l.headBytes(), l.headFields(), head, l.idleTime(), 2000, Duration.ofMillis(3000), grace, 1000, l.requestsAtOnce(),
                l.streamsAtOnce(), l.connections(), l.connectionsPerAddress(), 100_000, l.sendTime(), Duration.ofMillis(300));
    }

    String host() {
        return "127.0.0.1:" + front.port();
    }

    /// What was counted for one call; what belongs to others is left out.
    Heard heard(String call) throws InterruptedException {
        while (true) {
            Heard next = heard.poll(5, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no refusal was counted");
            }
            if (next.call().value().equals(call)) {
                return next;
            }
        }
    }

    @Override
    public void close() {
        front.close();
    }
}
