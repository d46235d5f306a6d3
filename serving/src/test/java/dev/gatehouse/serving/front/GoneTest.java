package dev.gatehouse.serving.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A client that closes is noticed while its request is in progress, streaming or not. Pins the watch to the server
/// library's version.
class GoneTest {
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final AtomicInteger times = new AtomicInteger();

    private static String post(House house) {
        return "POST /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    }

    @Test
    void aPendingCallHearsThatItsClientHasGone() throws Exception {
        try (House house = new House(House.quick(), arrival -> {
            arrival.body();
            arrival.onGone(this::noteGone);
            inside.countDown();
            await(gone);
            arrival.answer(200, Map.of(), "application/json", new byte[2]);
        })) {
            try (Wire wire = Wire.to(house.front)) {
                wire.send(post(house));
                await(inside);
            }
            assertThat(gone.await(2, TimeUnit.SECONDS)).isTrue();
            assertThat(times).hasValue(1);
        }
    }

    @Test
    void anIdleStreamHearsIt() throws Exception {
        try (House house = new House(House.quick(), arrival -> {
            arrival.body();
            EventStream stream = arrival.stream(Map.of());
            stream.onGone(this::noteGone);
            await(gone);
            try {
                stream.send("{}".getBytes(StandardCharsets.US_ASCII));
            } catch (Gone left) {
                times.addAndGet(10);
            }
        })) {
            try (Wire wire = Wire.to(house.front)) {
                wire.send(post(house));
                wire.head();
            }
            assertThat(gone.await(2, TimeUnit.SECONDS)).isTrue();
            awaitValue(11);
        }
    }

    /// Before the watch was armed, a write that fails closes the connection, and nobody reads there any more.
    @Test
    void aStreamHearsItThatOnlyItsKeepingAliveHasMet() throws Exception {
        try (House house = new House(House.quick(), arrival -> {
            arrival.body();
            EventStream stream = arrival.stream(Map.of());
            var left = new CountDownLatch(1);
            stream.onGone(left::countDown);
            stream.onGone(times::incrementAndGet);
            while (left.getCount() > 0 && !stream.ended()) {
                stream.keepAlive();
            }
            await(left);
        })) {
            for (int i = 1; i <= 20; i++) {
                try (Wire wire = Wire.to(house.front)) {
                    wire.send(post(house));
                    wire.head();
                    wire.socket().setSoLinger(true, 0); // its end is a reset
                }
                awaitValue(i);
            }
        }
    }

    @Test
    void aWatchedCallKeepsItsConnection() throws Exception {
        try (House house = new House(House.quick(), arrival -> {
            arrival.body();
            arrival.onGone(this::noteGone);
            rest(250); // longer than a tick, so that the watch is armed
            arrival.answer(200, Map.of(), "application/json", new byte[2]);
        }); Wire wire = Wire.to(house.front)) {
            for (int i = 0; i < 3; i++) {
                Wire.Reply reply = wire.send(post(house)).reply();
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.headers()).doesNotContainKey("connection");
            }
            assertThat(times).hasValue(0);
        }
    }

    @Test
    void requestsSentTogetherAreServedInOrder() throws Exception {
        try (House house = House.reading(House.quick()); Wire wire = Wire.to(house.front)) {
            wire.send(post(house) + post(house).replace("Content-Length: 2\r\n\r\n{}", "Content-Length: 3\r\n\r\n{ }"));
            assertThat(wire.reply().body()).isEqualTo("{\"read\":2}");
            assertThat(wire.reply().body()).isEqualTo("{\"read\":3}");
        }
    }

    @Test
    void aRequestSentWhileAnotherIsInProgressIsDroppedAndTheConnectionEndsAfterTheAnswer() throws Exception {
        var go = new CountDownLatch(1);
        try (House house = new House(House.quick(), arrival -> {
            arrival.body();
            arrival.onGone(this::noteGone);
            inside.countDown();
            await(go);
            arrival.answer(200, Map.of(), "application/json", "ok".getBytes(StandardCharsets.US_ASCII));
        }); Wire wire = Wire.to(house.front)) {
            wire.send(post(house));
            await(inside);
            rest(250);
            wire.send(post(house));
            rest(250);
            go.countDown();
            assertThat(wire.reply().body()).isEqualTo("ok");
            assertThat(wire.ends(2000)).isTrue();
            assertThat(house.served).hasValue(1);
            assertThat(times).hasValue(0);
        }
    }

    @Test
    void aQuietStreamAndAQuietCallOutliveTheIdleTime() throws Exception {
        Limits quick = House.quick();
        var limits = new Limits(quick.headBytes(), quick.headFields(), quick.headTime(), Duration.ofMillis(200), 2000, quick.bodyTime(), quick.bodyGrace(),
                quick.bodyRate(), 9, 9, 9, 9, 9, quick.sendTime(), quick.lingerTime());
        try (House house = new House(limits, arrival -> {
            arrival.body();
            arrival.onGone(this::noteGone);
            rest(900);
            if (arrival.path().equals("/mcp")) {
                arrival.answer(200, Map.of(), "application/json", "ok".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            EventStream stream = arrival.stream(Map.of());
            rest(900);
            try {
                stream.send("{}".getBytes(StandardCharsets.US_ASCII));
                stream.end();
            } catch (Gone left) {
                noteGone();
            }
        }); Wire call = Wire.to(house.front); Wire stream = Wire.to(house.front)) {
            call.send(post(house));
            stream.send(post(house).replace("/mcp", "/stream"));
            assertThat(call.reply().body()).isEqualTo("ok");
            stream.head();
            stream.line();
            assertThat(stream.line()).isEqualTo("data: {}");
            assertThat(times).hasValue(0);
        }
    }

    private void noteGone() {
        times.incrementAndGet();
        gone.countDown();
    }

    private void awaitValue(int value) throws InterruptedException {
        for (int i = 0; i < 200 && times.get() != value; i++) {
            Thread.sleep(10);
        }
        assertThat(times).hasValue(value);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static void rest(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
