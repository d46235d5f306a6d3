package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.launcher.FakeHouse;
import dev.gatehouse.cli.launcher.HomeLock;
import dev.gatehouse.cli.launcher.RunState;
import dev.gatehouse.confine.Processes;
import dev.gatehouse.confine.Signal;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The verbs that start and end a run, as a person uses them: real processes, fake zones.
class UpDownTest {
    private static FakeHouse place;
    private static FakeTree tree;
    private FakeHouse house;

    @BeforeAll
    static void build() throws IOException {
        place = new FakeHouse();
        tree = new FakeTree(place.place);
    }

    @AfterAll
    static void remove() throws IOException {
        place.close();
    }

    @BeforeEach
    void settle() throws IOException {
        house = new FakeHouse();
    }

    @AfterEach
    void sweep() throws Exception {
        if (Files.exists(house.home)) {
            HomeLock.holder(house.home.resolve("run/launcher.lock")).ifPresent(pid -> Processes.kill(pid, Signal.KILL));
        }
        house.close();
    }

    /// What a verb printed and how it ended. Reading to the end proves that nobody kept its streams.
    private record Ran(int exit, String out) {}

    private Ran run(String... words) throws IOException, InterruptedException {
        Process process = FakeTree.quiet(tree.command(words)).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes());
        return new Ran(process.waitFor(), out);
    }

    private String home() {
        return house.home.toString();
    }

    private List<Long> pids() throws IOException {
        Home home = Home.open(house.home);
        List<Long> pids = new ArrayList<>(List.of(HomeLock.holder(home.launcherLock()).orElseThrow()));
        RunState.objects(RunState.read(home).orElseThrow(), "zones").forEach(zone -> pids.add((Long) zone.get("pid")));
        return pids;
    }

    private static boolean gone(List<Long> pids) {
        return pids.stream().allMatch(pid -> {
            try {
                return Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
            } catch (IOException none) {
                return true;
            }
        });
    }

    @Test
    void aDetachedStartAnswersAndKeepsNoStreamAndDownEndsAllOfIt() throws Exception {
        Ran up = run("up", "--home", home(), "--port", "0", "--detach");
        assertThat(up.exit()).as(up.out()).isZero();
        assertThat(up.out()).contains("Gatehouse is up: http://127.0.0.1:").contains("/mcp/notes").contains("\"command\":").contains("\"bridge\"")
            .contains(home()).contains("Thinner than in production");
        Ran status = run("status", "--home", home(), "--json");
        assertThat(status.exit()).isZero();
        assertThat((Map<?, ?>) Json.read(status.out(), 1 << 20)).extracting(Object::toString).asString()
            .contains("endpoint=http://127.0.0.1:", "/mcp, routes=[{name=notes", "zones=[{name=recorder", "user=", "walls=tcp=E", "servers=[{name=notes",
                "ledger={folder=", "home=" + home(), "log=", "settings=");
        List<Long> pids = pids();
        assertThat(pids).hasSize(6);
        assertThat(run("down", "--home", home()).exit()).isZero();
        assertThat(gone(pids)).isTrue();
        assertThat(house.sockets()).isEmpty();
        assertThat(run("down", "--home", home()).exit()).isEqualTo(Exit.NOT_RUNNING);
        assertThat(run("status", "--home", home()).exit()).isEqualTo(Exit.NOT_RUNNING);
    }

    @Test
    void ctrlCEndsEverythingAndIsNoFailure() throws Exception {
        Process up = FakeTree.quiet(tree.command("up", "--home", home(), "--port", "0")).redirectErrorStream(true).start();
        try (var said = up.inputReader()) {
            String line = said.readLine();
            while (line != null && !line.contains("Ctrl-C")) {
                line = said.readLine();
            }
            assertThat(line).isNotNull();
            List<Long> pids = pids();
            Processes.kill(up.pid(), Signal.INTERRUPT);
            assertThat(up.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).isZero();
            assertThat(gone(pids)).isTrue();
        }
        assertThat(house.sockets()).isEmpty();
        assertThat(HomeLock.holder(house.home.resolve("run/launcher.lock"))).isEmpty();
    }

    @Test
    void whatGoesWrongInTheBackgroundIsShownWithItsExitCode() throws Exception {
        Path config = Files.writeString(house.place.resolve("my.yaml"), "version: 1\nservers:\n  a:\n    comand: x\n");
        Ran up = run("up", "--home", home(), "--config", config.toString(), "--detach");
        assertThat(up.exit()).isEqualTo(Exit.SETTINGS);
        assertThat(up.out()).contains("my.yaml:4").contains("command");
        Ran missing = run("up", "--home", home(), "--port", "0", "--server", "surely-not-installed", "--detach");
        assertThat(missing.exit()).isEqualTo(Exit.MISSING_PART);
    }

    @Test
    void aSecondUpIsRefusedWhileTheFirstGoesOn() throws Exception {
        assertThat(run("up", "--home", home(), "--port", "0", "--detach").exit()).isZero();
        Ran second = run("up", "--home", home(), "--port", "0", "--detach");
        assertThat(second.exit()).isEqualTo(Exit.NO);
        assertThat(second.out()).contains("is running in " + home() + " already, as process");
        assertThat(run("status", "--home", home()).exit()).isZero();
        assertThat(run("down", "--home", home()).exit()).isZero();
    }

    @Test
    void aLauncherThatHangsIsEndedAllTheSame() throws Exception {
        assertThat(run("up", "--home", home(), "--port", "0", "--detach").exit()).isZero();
        List<Long> pids = pids();
        Processes.kill(pids.getFirst(), Signal.STOP);
        assertThat(run("down", "--home", home()).exit()).isZero();
        assertThat(gone(pids)).isTrue();
        assertThat(house.sockets()).isEmpty();
    }
}
