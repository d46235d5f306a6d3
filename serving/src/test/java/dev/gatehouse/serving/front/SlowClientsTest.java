package dev.gatehouse.serving.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// A client that sends a little, often enough to look alive, is cut all the same.
class SlowClientsTest {
    @Test
    void aHeadThatDripsIsCutAlsoOnAKeptConnection() throws Exception {
        try (House house = House.reading(House.quick()); Wire wire = Wire.to(house.front)) {
            String good = "GET /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\n\r\n";
            assertThat(wire.send(good).reply().status()).isEqualTo(200);
            long begun = System.nanoTime();
            drip(wire, "GET /mcp HTTP/1.1\r\nX: " + "a".repeat(1000));
            Wire.Reply reply = wire.reply();
            assertThat(reply.status()).isEqualTo(408);
            assertThat(reply.body()).contains("head-too-slow");
            assertThat((System.nanoTime() - begun) / 1_000_000).isBetween(1900L, 8000L);
            assertThat(wire.ends(5000)).isTrue();
            assertThat(house.served).hasValue(1);
        }
    }

    @Test
    void aConnectionThatSaysNothingIsClosedWithoutAWord() throws Exception {
        try (House house = House.reading(House.quick()); Wire wire = Wire.to(house.front)) {
            assertThat(wire.ends(8000)).isTrue();
        }
    }

    @Test
    void aBodyThatDripsBelowTheRateIsRefused() throws Exception {
        try (House house = House.reading(House.quick()); Wire wire = Wire.to(house.front)) {
            wire.send("POST /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n");
            drip(wire, "x".repeat(400));
            Wire.Reply reply = wire.reply();
            assertThat(reply.status()).isEqualTo(408);
            assertThat(reply.body()).contains("body-too-slow");
            assertThat(reply.header("Connection")).isEqualTo("close");
            assertThat(wire.ends(5000)).isTrue();
        }
    }

    @Test
    void aBodyAboveTheRateStillHasAnEndInTime() throws Exception {
        Limits quick = House.quick();
        var limits = new Limits(quick.headBytes(), quick.headFields(), quick.headTime(), quick.idleTime(), 2000, quick.bodyTime().dividedBy(2),
                quick.bodyGrace(), 1, 9, 9, 9, 9, 9, quick.sendTime(), quick.lingerTime());
        try (House house = House.reading(limits); Wire wire = Wire.to(house.front)) {
            wire.send("POST /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\nContent-Type: application/json\r\nContent-Length: 1999\r\n\r\n");
            drip(wire, "x".repeat(400));
            assertThat(wire.reply().body()).contains("body-too-slow");
        }
    }

    /// One byte every 10 ms until the other side answers or closes.
    private static void drip(Wire wire, String bytes) throws Exception {
        for (int i = 0; i < bytes.length() && wire.socket().getInputStream().available() == 0; i++) {
            try {
                wire.send(bytes.substring(i, i + 1));
            } catch (IOException closed) {
                return;
            }
            Thread.sleep(10);
        }
    }
}
