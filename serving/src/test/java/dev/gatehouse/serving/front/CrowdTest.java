package dev.gatehouse.serving.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Too many at once: the front sheds early, recovers at once, and nobody locks out an authenticated caller.
class CrowdTest {
    private static Limits limits(int requests, int streams, int connections, int perAddress, int refusals) {
        Limits usual = Limits.usual();
        return new Limits(usual.headBytes(), usual.headFields(), usual.headTime(), usual.idleTime(), 2000, usual.bodyTime(), usual.bodyGrace(),
                usual.bodyRate(), requests, streams, connections, perAddress, refusals, usual.sendTime(), Duration.ofMillis(200));
    }

    private static String get(House house) {
        return "GET /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\n\r\n";
    }

    private static String getWithToken(House house) {
        return "GET /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\nAuthorization: Bearer abc\r\n\r\n";
    }

    private static void empty(Arrival arrival) {
        arrival.answer(204, Map.of(), null, new byte[0]);
    }

    @Test
    void theCallTooManyIsShedAndTheNextOneIsServedAsSoonAsOneEnds() throws Exception {
        var inside = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        try (House house = new House(limits(2, 9, 99, 99, 99), arrival -> {
            inside.countDown();
            await(go);
            empty(arrival);
        });
                Wire first = Wire.to(house.front);
                Wire second = Wire.to(house.front);
                Wire third = Wire.to(house.front)) {
            first.send(get(house));
            second.send(get(house));
            await(inside);
            Wire.Reply shed = third.send(get(house)).reply();
            assertThat(shed.status()).isEqualTo(503);
            assertThat(shed.header("Retry-After")).isEqualTo("1");
            assertThat(shed.header("Connection")).isEqualTo("close");
            assertThat(shed.body()).contains("\"code\":\"overloaded\"");
            assertThat(house.served).hasValue(2);
            go.countDown();
            assertThat(first.reply().status()).isEqualTo(204);
            assertThat(second.reply().status()).isEqualTo(204);
            try (Wire again = Wire.to(house.front)) {
                assertThat(again.send(get(house)).reply().status()).isEqualTo(204);
            }
        }
    }

    @Test
    void openStreamsHaveALimitOfTheirOwnAndTakeNoSeatFromCalls() throws Exception {
        var end = new CountDownLatch(1);
        try (House house = new House(limits(1, 2, 99, 99, 99), arrival -> {
            if (!arrival.path().equals("/stream")) {
                empty(arrival);
                return;
            }
            EventStream stream = arrival.stream(Map.of());
            await(end);
            end(stream);
        })) {
            List<Wire> open = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Wire wire = Wire.to(house.front);
                open.add(wire);
                assertThat(wire.send(get(house).replace("/mcp", "/stream")).head()).contains("200");
            }
            try (Wire third = Wire.to(house.front)) {
                assertThat(third.send(get(house).replace("/mcp", "/stream")).reply().status()).isEqualTo(503);
            }
            try (Wire call = Wire.to(house.front)) {
                assertThat(call.send(get(house)).reply().status()).isEqualTo(204);
            }
            end.countDown();
            for (Wire wire : open) {
                wire.close();
            }
        }
    }

    @Test
    void anAddressThatFailsTooOftenIsShedWithoutATokenServedWithOneAndForgivenWithinASecond() throws Exception {
        try (House house = new House(limits(9, 9, 99, 99, 5), arrival -> {
            if (arrival.header("Authorization").isEmpty()) {
                arrival.refuse(Refusal.of(Code.TOKEN_MISSING, ""), null, Map.of("WWW-Authenticate", "Bearer"));
            } else {
                empty(arrival);
            }
        })) {
            Wire.Reply last = null;
            for (int i = 0; i < 20 && (last == null || last.status() == 401); i++) {
                try (Wire wire = Wire.to(house.front)) {
                    last = wire.send(get(house)).reply();
                }
            }
            assertThat(last.status()).isEqualTo(429);
            assertThat(last.header("Retry-After")).isEqualTo("1");
            assertThat(last.body()).contains("address-busy");
            try (Wire wire = Wire.to(house.front)) {
                assertThat(wire.send(getWithToken(house)).reply().status()).isEqualTo(204);
            }
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            int status = 429;
            while (status == 429 && System.nanoTime() < until) {
                try (Wire wire = Wire.to(house.front)) {
                    status = wire.send(get(house)).reply().status();
                }
            }
            assertThat(status).isEqualTo(401);
        }
    }

    @Test
    void theConnectionTooManyEndsTheOneThatRestedLongestAndNeverABusyOne() throws Exception {
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (House house = new House(limits(9, 9, 99, 3, 99), arrival -> {
            inside.countDown();
            await(go);
            empty(arrival);
        });
                Wire busy = Wire.to(house.front)) {
            busy.send(get(house));
            await(inside);
            try (Wire oldest = Wire.to(house.front);
                    Wire younger = Wire.to(house.front)) {
                awaitConnections(house, 3);
                try (Wire newest = Wire.to(house.front);
                        Wire elsewhere = Wire.from("127.0.0.2", house.front)) {
                    assertThat(oldest.ends(8000)).isTrue();
                    go.countDown();
                    assertThat(busy.reply().status()).isEqualTo(204);
                    assertThat(newest.send(get(house)).reply().status()).isEqualTo(204);
                    assertThat(younger.send(get(house)).reply().status()).isEqualTo(204);
                    assertThat(elsewhere.send(get(house)).reply().status()).isEqualTo(204);
                }
            }
        }
    }

    @Test
    void allAddressesTogetherHaveALimitToo() throws Exception {
        try (House house = new House(limits(9, 9, 2, 99, 99), CrowdTest::empty);
                Wire oldest = Wire.from("127.0.0.2", house.front)) {
            awaitConnections(house, 1);
            try (Wire second = Wire.from("127.0.0.3", house.front)) {
                awaitConnections(house, 2);
                try (Wire third = Wire.from("127.0.0.4", house.front)) {
                    assertThat(oldest.ends(8000)).isTrue();
                    assertThat(third.send(get(house)).reply().status()).isEqualTo(204);
                    assertThat(second.send(get(house)).reply().status()).isEqualTo(204);
                    assertThat(house.front.connections()).isLessThanOrEqualTo(2);
                }
            }
        }
    }

    private static void awaitConnections(House house, int count) throws InterruptedException {
        while (house.front.connections() < count) {
            Thread.sleep(5);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static void end(EventStream stream) {
        try {
            stream.end();
        } catch (Gone gone) {
            assertThat(gone).isNotNull();
        }
    }
}
