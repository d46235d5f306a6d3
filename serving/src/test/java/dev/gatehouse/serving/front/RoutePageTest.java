package dev.gatehouse.serving.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.serving.page.RoutePage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutePageTest {
    @Test
    void aBrowserGetsAPageThatMayDoNothingAndAProgramDoesNot() throws Exception {
        try (House house = new House(House.quick(), arrival -> {
            if (RoutePage.isWanted(arrival)) {
                RoutePage.show(arrival);
            } else {
                arrival.answer(405, Map.of(), null, new byte[0]);
            }
        }); Wire wire = Wire.to(house.front)) {
            String get = "GET /mcp/x HTTP/1.1\r\nHost: " + house.host() + "\r\nAccept: ";
            Wire.Reply page = wire.send(get + "text/html,application/xhtml+xml\r\n\r\n").reply();
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(page.body()).contains("MCP endpoint").doesNotContain("<script", "style", "http", "/mcp/x", house.host());
            assertThat(wire.send(get + "application/json, text/event-stream\r\n\r\n").reply().status()).isEqualTo(405);
        }
    }
}
