package dev.gatehouse.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.confine.Processes;
import dev.gatehouse.confine.Signal;
import dev.gatehouse.control.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What holds while a house of fake zones runs. All share one house, which no test ends.
class RunningHouseTest {
    private static FakeHouse house;
    private static Launcher launcher;

    @BeforeAll
    static void start() throws Exception {
        house = new FakeHouse();
        launcher = Launcher.start(house.request(), house.tree());
    }

    @AfterAll
    static void sweep() throws IOException {
        launcher.end();
        house.close();
    }

    private static List<Map<String, Object>> zones() {
        try {
            return RunState.read(Home.open(house.home)).map(state -> RunState.objects(state, "zones")).orElse(List.of());
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static Map<String, Object> zone(String name) {
        return zones().stream().filter(zone -> zone.get("name").equals(name)).findFirst().orElse(Map.of());
    }

    private static long pid(String name) {
        return zone(name).get("pid") instanceof Long pid ? pid : 0;
    }

    private static String facts(String zone) throws IOException {
        return Files.readString(house.home.resolve("zones").resolve(zone).resolve("facts"));
    }

    @Test
    void aZoneKnowsItsFactsAndTheSecretsOfItsLanesAndNoMore() throws Exception {
        assertThat(facts("gate")).contains("[BROKER, KEEPER, RECORDER, OFFICE]", "port=" + launcher.plan().port(), "office-key=", "address=127.0.0.1")
            .doesNotContain("settings-file");
        assertThat(facts("office")).contains("[GATE, BROKER, KEEPER, RECORDER, OPERATOR]", "server.1=notes=", "settings-file=").doesNotContain("office-key=");
        assertThat(facts("recorder")).contains("[GATE, BROKER, KEEPER, OFFICE]", "ledger=", "segment-bytes=67108864");
        assertThat(facts("keeper")).contains("servers=", "program-path=").contains("MALLOC_ARENA_MAX=1").doesNotContain("JAVA_HOME");
    }

    @Test
    void aKilledZoneComesBackByItself() throws Exception {
        long before = pid("broker");
        assertThat(Processes.kill(before, Signal.KILL)).isTrue();
        FakeHouse.until("the broker is back", () -> pid("broker") > 0 && pid("broker") != before && "running".equals(zone("broker").get("state")));
        assertThat(Files.readString(house.home.resolve("log/launcher.log"))).contains("broker ended exit=137");
    }

    @Test
    void aSecondStartOfTheSameHomeIsRefused() throws Exception {
        Process second = new ProcessBuilder(OtherLauncher.command(house, "up")).redirectErrorStream(true).start();
        String said = new String(second.getInputStream().readAllBytes());
        assertThat(said).contains("NO").contains("is running in").contains("as process " + ProcessHandle.current().pid());
        assertThat(zones()).hasSize(5);
    }

    @Test
    void twoHomesRunSideBySide() throws Exception {
        try (FakeHouse other = new FakeHouse()) {
            Launcher second = Launcher.start(other.request(), other.tree());
            assertThat(second.plan().port()).isNotEqualTo(launcher.plan().port());
            second.end();
        }
    }
}
