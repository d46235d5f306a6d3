package dev.gatehouse.confine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A zone goes on with its work behind all layers, and older and younger threads alike are held.
class SecondStageTest implements NeedsWalls {
    private Decoys decoys;

    @BeforeEach
    void decoys() throws IOException {
        decoys = new Decoys(SOMEBODY);
    }

    @AfterEach
    void gone() throws IOException {
        decoys.close();
    }

    @Test
    void theGateServesWhatItListenedOnBefore() throws Exception {
        int port = freePort();
        Confined zone = start(Profile.GATE, Zone.walls(Profile.GATE, decoys.own).bind(port), "accept", "" + port);
        BufferedReader said = new BufferedReader(new InputStreamReader(zone.stdout(), StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>(List.of(said.readLine(), said.readLine()));
        assertThat(lines).containsExactly("probes held", "ready now");
        for (int i = 0; i < 3; i++) {
            try (Socket client = new Socket("127.0.0.1", port)) {
                client.getOutputStream().write(41);
                assertThat(client.getInputStream().read()).isEqualTo(42);
            }
        }
        assertThat(said.lines()).containsExactly("served well", "older-thread EPERM", "younger-thread EPERM", "done");
        assertThat(zone.waitFor()).isZero();
    }

    @Test
    void theRecorderAndTheOfficeGoOnSpeakingOnTheWire() throws Exception {
        for (Profile profile : List.of(Profile.RECORDER, Profile.OFFICE)) {
            assertThat(Zone.outcomes(start(profile, Zone.walls(profile, decoys.own), "wire"))).isEqualTo(
                Map.of("probes", "held", "peer", "60999true", "older-thread", "EPERM", "younger-thread", "EPERM"));
            java.nio.file.Files.delete(decoys.own.resolve("wire"));
        }
    }

    @Test
    void theBrokerGoesOnLookingUpNamesAndFetching() throws Exception {
        try (ServerSocket page = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread.startVirtualThread(() -> answerOnce(page));
            Walls walls = Zone.walls(Profile.BROKER, decoys.own).dialling();
            String address = "http://localhost:" + page.getLocalPort() + "/";
            assertThat(Zone.outcomes(start(Profile.BROKER, walls, "fetch", address))).isEqualTo(
                Map.of("probes", "held", "fetched", "204", "older-thread", "EPERM", "younger-thread", "EPERM"));
        }
    }

    private static void answerOnce(ServerSocket page) {
        try (Socket client = page.accept()) {
            BufferedReader head = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            while (!head.readLine().isEmpty()) {
                continue;
            }
            client.getOutputStream().write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException closed) {
            throw new java.io.UncheckedIOException(closed);
        }
    }

    @Test
    void aZoneWithoutItsFirstLayerFindsOutByItself() throws Exception {
        Walls thin = Zone.walls(Profile.RECORDER, decoys.own).lacking(Layer.LANDLOCK, "counter-test");
        assertThat(Zone.outcomes(start(Profile.RECORDER, thin, "wire")).get("probes")).startsWith("open:").contains("file OK");
    }

    private Confined start(Profile profile, Walls walls, String... work) throws IOException {
        List<String> command = Zone.test(StagedZone.class, profile.name(), decoys.own.toString(), decoys.secret.toString(), decoys.unix.toString());
        command.addAll(List.of(work));
        return Launch.of(command, decoys.own, walls).environment(Map.of("LANG", "C.UTF-8")).as(SOMEBODY, SOMEBODY).inheritingErrorStream().start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
