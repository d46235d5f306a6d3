package dev.gatehouse.confine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The table `walls.txt` holds for every profile and stage. Needs root (to become an ordinary user) and a kernel with all walls.
class WallsTest implements NeedsWalls {
    @ParameterizedTest
    @ValueSource(strings = {"gate", "gate2", "broker", "broker2", "recorder", "recorder2", "office", "office2", "keeper", "keeper2", "server"})
    void aZoneReachesWhatTheTableSaysAndNothingElse(String column) throws Exception {
        boolean second = column.endsWith("2");
        Profile profile = Profile.valueOf(column.replace("2", "").toUpperCase(Locale.ROOT));
        try (Decoys decoys = new Decoys(SOMEBODY)) {
            List<String> more = second ? List.of("second=" + profile) : List.of();
            assertThat(Zone.burgle(Zone.walls(profile, decoys.own), decoys, more)).isEqualTo(column(column));
        }
    }

    /// Shows that the burglar is able: what the walls refuse is refused by the walls and by nothing else.
    @Test
    void withoutWallsTheSameBurglarReachesEverything() throws Exception {
        try (Decoys decoys = new Decoys(SOMEBODY)) {
            Walls none = Zone.walls(Profile.GATE, decoys.own).lacking(Layer.LANDLOCK, "counter-test").lacking(Layer.FIRST_STAGE, "counter-test");
            Map<String, String> reached = Zone.burgle(none, decoys, List.of());
            column("none").forEach((attempt, expected) -> assertThat(reached.get(attempt)).as(attempt)
                .matches(outcome -> expected.equals("-") || !outcome.equals("EPERM") && !outcome.equals("EACCES")));
        }
    }

    @Test
    void landlockAloneLeavesFastOpenDatagramsAndForeignSocketsOpen() throws Exception {
        try (Decoys decoys = new Decoys(SOMEBODY)) {
            Walls landlock = Zone.walls(Profile.GATE, decoys.own).lacking(Layer.FIRST_STAGE, "counter-test");
            assertThat(Zone.burgle(landlock, decoys, List.of())).containsEntry("fast-open", "OK").containsEntry("mptcp-connect", "OK")
                .containsEntry("udp-send", "OK").containsEntry("unix-connect", "OK").containsEntry("tcp-connect", "EACCES");
        }
    }

    @Test
    void onlyAListedPortIsBound() throws Exception {
        try (Decoys decoys = new Decoys(SOMEBODY)) {
            int port = freePort();
            assertThat(Zone.burgle(Zone.walls(Profile.GATE, decoys.own).bind(port), decoys, List.of("bind=" + port)))
                .containsEntry("bind-port", "OK").containsEntry("bind-any-port", "EACCES");
            assertThat(Zone.burgle(Zone.walls(Profile.GATE, decoys.own), decoys, List.of("bind=" + port))).containsEntry("bind-port", "EACCES");
        }
    }

    /// The launcher itself has no privilege here: it runs as the same user as its zone and as the decoys.
    @Test
    void anOrdinaryUsersLauncherBuildsTheSameWalls() throws Exception {
        try (Decoys decoys = new Decoys(SOMEBODY)) {
            List<String> command = Zone.test(OrdinaryLauncher.class, "GATE", decoys.own.toString());
            command.addAll(decoys.targets());
            command.add("second=GATE");
            Walls none = Zone.walls(Profile.GATE, decoys.own).lacking(Layer.LANDLOCK, "the launcher itself").lacking(Layer.FIRST_STAGE, "the launcher itself");
            assertThat(Zone.outcomes(Launch.of(command, decoys.own, none).as(SOMEBODY, SOMEBODY).start())).isEqualTo(column("gate2"));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static Map<String, String> column(String name) throws IOException {
        try (InputStream file = WallsTest.class.getResourceAsStream("/walls.txt")) {
            List<String[]> rows = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" +")).toList();
            int index = Stream.of(rows.getFirst()).toList().indexOf(name);
            Map<String, String> column = new TreeMap<>();
            rows.stream().skip(1).forEach(row -> column.put(row[0], row[index]));
            return column;
        }
    }
}
