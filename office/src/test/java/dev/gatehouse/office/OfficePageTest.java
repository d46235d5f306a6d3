package dev.gatehouse.office;

import static dev.gatehouse.control.Zone.BROKER;
import static dev.gatehouse.control.Zone.GATE;
import static dev.gatehouse.control.Zone.RECORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.office.page.OfficePass;
import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.start.StartSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The office's page on loopback, spoken to as any program of the machine could.
class OfficePageTest {
    @TempDir
    Path folder;
    private FakeZones house;

    @BeforeEach
    void begin() throws Exception {
        house = new FakeZones(folder).office("far=https://example.com/mcp");
    }

    @AfterEach
    void end() throws Exception {
        house.close();
    }

    private int port() {
        return house.office.port().getAsInt();
    }

    private String pass() {
        byte[] proof = house.shared.get(Lane.OPERATOR_TO_OFFICE).prove("gatehouse office page 1".getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
    }

    private String get(String path, String host, String authorization) throws IOException {
        return ask("GET", path, host, authorization);
    }

    private String ask(String verb, String path, String host, String authorization) throws IOException {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port())) {
            socket.getOutputStream().write((verb + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n"
                + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n") + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String get(String path) throws IOException {
        return get(path, "127.0.0.1:" + port(), "Bearer " + pass());
    }

    @Test
    void nothingIsToldWithoutThePass() throws Exception {
        for (String path : new String[] {"/metrics", "/health", "/", "/nothing"}) {
            for (String wrong : new String[] {"", "Bearer ", "Bearer " + pass().substring(1) + "A", "Basic " + pass(), "Bearer  " + pass()}) {
                assertThat(get(path, "127.0.0.1:" + port(), wrong)).startsWith("HTTP/1.1 401").contains("WWW-Authenticate: Bearer").doesNotContain("gatehouse_");
            }
        }
    }

    @Test
    void anotherHostIsRefusedEvenWithThePass() throws Exception {
        assertThat(get("/metrics", "evil.example:" + port(), "Bearer " + pass())).startsWith("HTTP/1.1 421");
    }

    @Test
    void onlyTwoPathsAndOneVerbAreServed() throws Exception {
        assertThat(get("/nothing")).startsWith("HTTP/1.1 404");
        assertThat(ask("POST", "/metrics", "127.0.0.1:" + port(), "Bearer " + pass())).startsWith("HTTP/1.1 405");
    }

    @Test
    void healthIsOkWhenEveryZoneRunsTheNewest() throws Exception {
        assertThat(get("/health")).startsWith("HTTP/1.1 503").contains("\"degraded\"", "\"gate\":{\"state\":\"away\"");
        house.zones(RECORDER, GATE, BROKER);
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!get("/health").startsWith("HTTP/1.1 200") && System.nanoTime() < end) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(get("/health")).startsWith("HTTP/1.1 200").contains("\"ok\"", "\"gate\":{\"state\":\"running\",\"settings\":1}").doesNotContain("keeper");
    }

    @Test
    void metricsAreThoseOfAllZonesAndNoZoneSpeaksForAnother() throws Exception {
        house.zones(RECORDER, GATE, BROKER);
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!get("/health").startsWith("HTTP/1.1 200") && System.nanoTime() < end) {
            LockSupport.parkNanos(10_000_000);
        }
        String metrics = get("/metrics");
        assertThat(metrics).startsWith("HTTP/1.1 200").contains("gatehouse_zone_up{zone=\"office\",of=\"gate\"} 1",
            "fake_total{zone=\"gate\"} 3", "fake_total{zone=\"broker\"} 3").doesNotContain("zone=\"other\"");
        assertThat(metrics.split("# TYPE fake_total", -1)).hasSize(2);
    }

    /// The command line computes the same from `operator.secret`: its `PagePassTest` holds the same words.
    @Test
    void thePassIsTheOneThatTheCommandLineLeaves() {
        assertThat(OfficePass.PURPOSE).isEqualTo("gatehouse office page 1");
        byte[] proof = StartSecret.of(new byte[32]).prove(OfficePass.PURPOSE.getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(proof)).isEqualTo("XGoMWt-A3GgIVRD-bJurH29S0kujfJQC4U29VuMxMn0");
    }
}
