package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Many streams of news are open at a time and cost little; what the server tells reaches all of them soon; none stays when its client has gone.
class ManyStreamsTest {
    private static final boolean LONG = System.getProperty("prove", "").equals("streams");
    private static final int STREAMS = LONG ? 2_000 : 200;
    private static final Duration HELD = Duration.ofSeconds(LONG ? 60 : 2);
    /// How many may be on their way in: more at once are turned away unparsed, as calls are.
    private static final int AT_A_TIME = 100;
    private static final int MOST_KIB = 48;
    private static final Duration LEFT = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String LISTEN = "{\"jsonrpc\":\"2.0\",\"id\":\"l\",\"method\":\"subscriptions/listen\",\"params\":{\"notifications\":{\"toolsListChanged\":true},"
        + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
    private static final String LIMITS = """
        version: 1
        limits:
          connections: 10000
          connectionsPerAddress: 10000
          requestsPerAddress: 10000
          streams: 10000
          caller: {perMinute: 100000, burst: 10000, streams: 10000}
        """;

    @Test
    void manyStreamsCostLittleHearSoonAndLeaveNothing() throws Exception {
        Path folder = Folders.fresh();
        Path settings = Files.writeString(folder.resolve("gatehouse.yaml"), LIMITS);
        try (Newsstand news = new Newsstand(); House house = House.up("--config", settings.toString(), "--server", "news=" + news.url())) {
            URI route = URI.create(house.url("news"));
            String token = house.token("me", "local", "news");
            List<Listener> listeners = new ArrayList<>();
            try {
                listeners.add(new Listener(route, token));
                listeners.getFirst().acknowledged();
                long before = Memory.of(house);
                for (int i = 1; i < STREAMS; i++) {
                    listeners.add(new Listener(route, token));
                    listeners.get(Math.max(0, i - AT_A_TIME)).acknowledged();
                }
                for (Listener each : listeners) {
                    each.acknowledged();
                }
                long open = Memory.of(house);
                Thread.sleep(HELD);
                assertThat(listeners).allSatisfy(each -> assertThat(each.over()).isFalse());
                long held = Memory.of(house);
                long told = System.nanoTime();
                news.tellThatToolsChanged();
                for (Listener each : listeners) {
                    each.heard();
                }
                long millis = (System.nanoTime() - told) / 1_000_000;
                long each = (held - before) / (STREAMS - 1);
                System.out.println("ManyStreamsTest: " + STREAMS + " streams, " + (open - before) / (STREAMS - 1) + " KiB each when opened, " + each
                    + " KiB after " + HELD.toSeconds() + " s; one event reached all in " + millis + " ms; " + news.readers() + " stream of the server");
                if (LONG) { // of fewer streams a heap that grows or shrinks hides the cost
                    assertThat(each).isLessThanOrEqualTo(MOST_KIB);
                }
                assertThat(millis).isLessThan(SOON.toMillis());
            } finally {
                listeners.forEach(Listener::close);
            }
            Until.holds("the server's stream ends with the last client", LEFT, () -> {
                news.sayNothing();
                return news.readers() == 0;
            });
            try (var last = new Listener(route, token)) {
                last.acknowledged();
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /// One client that listens.
    private static final class Listener implements AutoCloseable {
        private final Socket socket;
        private final CountDownLatch acknowledged = new CountDownLatch(1);
        private final CountDownLatch heard = new CountDownLatch(1);
        private volatile boolean over;
        private volatile String first = "";

        Listener(URI route, String token) throws IOException {
            socket = new Socket(route.getHost(), route.getPort());
            String head = "POST " + route.getPath() + " HTTP/1.1\r\nHost: " + route.getAuthority() + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2026-07-28\r\n"
                + "Mcp-Method: subscriptions/listen\r\nContent-Length: " + LISTEN.length() + "\r\n\r\n";
            socket.getOutputStream().write((head + LISTEN).getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (InputStream in = new BufferedInputStream(socket.getInputStream(), 512)) {
                var line = new StringBuilder();
                for (int c = in.read(); c >= 0; c = in.read()) {
                    if (c == '\n') {
                        take(line.toString());
                        line.setLength(0);
                    } else {
                        line.append((char) c);
                    }
                }
            } catch (IOException closed) {
                // `over` says so
            }
            over = true;
        }

        private void take(String line) {
            first = first.isEmpty() ? line : first;
            if (line.contains("notifications/subscriptions/acknowledged")) {
                acknowledged.countDown();
            } else if (line.contains("notifications/tools/list_changed")) {
                heard.countDown();
            }
        }

        void acknowledged() throws InterruptedException {
            assertThat(acknowledged.await(30, TimeUnit.SECONDS)).as(first).isTrue();
        }

        void heard() throws InterruptedException {
            assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
        }

        boolean over() {
            return over;
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException closed) {
                // it is gone
            }
        }
    }
}
