package dev.gatehouse.serving.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The front lets good requests through, unchanged.
class GoodRequestsTest {
    private static final String JSON = "Content-Type: application/json\r\n";

    @Test
    void aGoodPostIsAnsweredAndTheConnectionStaysOpen() throws Exception {
        try (House house = House.reading(House.quick()); Wire wire = Wire.to(house.front)) {
            for (int i = 0; i < 3; i++) {
                wire.send("POST /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\n" + JSON + "Content-Length: 2\r\n\r\n{}");
                Wire.Reply reply = wire.reply();
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.body()).isEqualTo("{\"read\":2}");
                assertThat(reply.header("Gatehouse-Call")).hasSize(16);
                assertThat(reply.headers()).doesNotContainKeys("server", "date", "connection");
            }
            assertThat(house.heard).isEmpty();
        }
    }

    @Test
    void aChunkedBodyIsRead() throws Exception {
        try (House house = House.reading(House.quick()); Wire wire = Wire.to(house.front)) {
            wire.send("POST /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n");
            assertThat(wire.reply().body()).isEqualTo("{\"read\":2}");
        }
    }

    @Test
    void aClientThatAsksBeforeItSendsIsToldToGoOn() throws Exception {
        try (House house = House.reading(House.quick()); Wire wire = Wire.to(house.front)) {
            wire.send("POST /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\n" + JSON + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(wire.head()).startsWith("HTTP/1.1 100");
            wire.send("{}");
            assertThat(wire.reply().status()).isEqualTo(200);
        }
    }

    @Test
    void eventsArriveOneByOneAndTheConnectionIsKeptAfterTheStream() throws Exception {
        try (House house = new House(House.quick(), arrival -> {
            EventStream stream = arrival.stream(Map.of());
            try {
                stream.send("{\"a\":\n1}".getBytes(StandardCharsets.UTF_8));
                stream.comment();
                stream.end();
            } catch (Gone gone) {
                throw new AssertionError(gone);
            }
        }); Wire wire = Wire.to(house.front)) {
            for (int i = 0; i < 2; i++) {
                wire.send("GET /mcp HTTP/1.1\r\nHost: " + house.host() + "\r\n\r\n");
                assertThat(wire.head()).contains("text/event-stream").contains("X-Accel-Buffering: no").contains("no-store").contains("chunked");
                var lines = new StringBuilder();
                while (!lines.toString().endsWith("0||")) {
                    lines.append(wire.line()).append('|');
                }
                assertThat(lines.toString()).isEqualTo("16|data: {\"a\":|data: 1}|||3|:|||0||");
            }
        }
    }
}
