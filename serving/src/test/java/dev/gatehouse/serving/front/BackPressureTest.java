package dev.gatehouse.serving.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A reader that stops holds its sender back; nothing piles up, and after a while it is cut.
class BackPressureTest {
    private static final byte[] EVENT = new byte[64 * 1024];

    static {
        java.util.Arrays.fill(EVENT, (byte) 'x');
    }

    @Test
    void aReaderThatStopsBlocksTheSenderUntilItReadsAgain() throws Exception {
        var sent = new AtomicInteger();
        var over = new CountDownLatch(1);
        try (House house = new House(House.quick(), arrival -> {
            EventStream stream = arrival.stream(Map.of());
            try {
                for (int i = 0; i < 2000; i++) {
                    stream.send(EVENT);
                    sent.incrementAndGet();
                }
            } catch (Gone left) {
                over.countDown();
            }
        })) {
            try (Wire wire = Wire.holding(256 * 1024, house.front)) {
                wire.send("GET /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\n\r\n").head();
                int stuckAt = untilItStands(sent);
                assertThat(stuckAt * (long) EVENT.length).isLessThan(16_000_000);
                wire.socket().getInputStream().readNBytes(10_000_000);
                int further = untilItStands(sent);
                assertThat(further).isGreaterThan(stuckAt + 50).isLessThan(stuckAt + 400);
            }
            assertThat(over.await(3, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aReaderThatStopsForTooLongIsCut() throws Exception {
        Limits quick = House.quick();
        var limits = new Limits(quick.headBytes(), quick.headFields(), quick.headTime(), quick.idleTime(), 2000, quick.bodyTime(), quick.bodyGrace(),
                quick.bodyRate(), 9, 9, 9, 9, 9, Duration.ofMillis(300), quick.lingerTime());
        var cutAfter = new AtomicLong();
        var over = new CountDownLatch(1);
        try (House house = new House(limits, arrival -> {
            EventStream stream = arrival.stream(Map.of());
            long begun = System.nanoTime();
            try {
                while (true) {
                    begun = System.nanoTime();
                    stream.send(EVENT);
                }
            } catch (Gone left) {
                cutAfter.set((System.nanoTime() - begun) / 1_000_000);
                over.countDown();
            }
        }); Wire wire = Wire.to(house.front)) {
            wire.send("GET /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\n\r\n").head();
            assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(cutAfter.get()).isBetween(250L, 2000L);
        }
    }

    @Test
    void aStreamThatItsDoorLeavesOpenIsCutAndNotEnded() throws Exception {
        try (House house = new House(House.quick(), arrival -> {
            try {
                arrival.stream(Map.of()).send("{}".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            } catch (Gone left) {
                throw new AssertionError(left);
            }
        }); Wire wire = Wire.to(house.front)) {
            wire.send("GET /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\n\r\n").head();
            String all = new String(wire.socket().getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
            assertThat(all).contains("data: {}").doesNotEndWith("0\r\n\r\n");
        }
    }

    private static int untilItStands(AtomicInteger count) throws InterruptedException {
        int last = -1;
        while (count.get() != last) {
            last = count.get();
            Thread.sleep(300);
        }
        return last;
    }
}
