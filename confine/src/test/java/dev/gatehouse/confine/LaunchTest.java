package dev.gatehouse.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a start promises beside the walls: user, environment, streams, signals, and nothing left behind.
class LaunchTest implements NeedsWalls {
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
    void theProgramSeesExactlyTheEnvironmentItWasGiven() throws Exception {
        Confined program = shell("env").environment(Map.of("ONE", "1", "TWO", "2")).start();
        assertThat(said(program).lines().filter(line -> !line.matches("(PWD|SHLVL|_|OLDPWD)=.*"))).containsExactlyInAnyOrder("ONE=1", "TWO=2");
        assertThat(program.waitFor()).isZero();
    }

    @Test
    void theProgramIsTheUserWithoutGroupsOrPrivileges() throws Exception {
        Confined program = shell("read line; exit 7").start();
        String status = Files.readString(Path.of("/proc", "" + program.pid(), "status"));
        assertThat(status).containsPattern("Uid:\t60999\t60999\t60999\t60999").containsPattern("Groups:\t *\n").containsPattern("CapEff:\t0000000000000000")
            .contains("NoNewPrivs:\t1").contains("Seccomp:\t2");
        program.stdin().close();
        assertThat(program.waitFor()).isEqualTo(7);
    }

    @Test
    void noDescriptorOfOursIsInherited() throws Exception {
        assertThat(said(shell("exec ls /dev/fd/ 2>&1; true").start())).doesNotContain("9");
        Confined program = shell("read line").start();
        try (var list = Files.list(Path.of("/proc", "" + program.pid(), "fd"))) {
            assertThat(list.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("0", "1", "2");
        }
        program.kill(Signal.KILL);
        assertThat(program.waitFor()).isEqualTo(137);
    }

    @Test
    void aProgramOutsideTheWallsIsNotStarted() {
        Launch gate = Launch.of(List.of("/bin/true"), decoys.own, Zone.walls(Profile.GATE, decoys.own)).as(SOMEBODY, SOMEBODY);
        assertThatThrownBy(gate::start).isInstanceOf(IOException.class).hasMessageContaining("13");
    }

    @Test
    void aPathThatIsNotThereStopsTheStart() {
        Walls walls = Zone.walls(Profile.GATE, decoys.own).read(Path.of("/nowhere/at/all"));
        assertThatThrownBy(Launch.of(Zone.java(Attempts.class, List.of()), decoys.own, walls).as(SOMEBODY, SOMEBODY)::start)
            .isInstanceOfSatisfying(KernelRefused.class, refused -> assertThat(Errno.name(refused.errno())).isEqualTo("ENOENT"));
    }

    @Test
    void aFolderTheUserCannotReachStopsTheStart() throws IOException {
        Path closed = Files.createTempDirectory("roots-own");
        try {
            Walls walls = Zone.walls(Profile.GATE, decoys.own).read(Files.createDirectory(closed.resolve("inside")));
            assertThatThrownBy(Launch.of(Zone.java(Attempts.class, List.of()), decoys.own, walls).as(SOMEBODY, SOMEBODY)::start)
                .isInstanceOfSatisfying(KernelRefused.class, refused -> assertThat(Errno.name(refused.errno())).isEqualTo("EACCES"));
        } finally {
            Decoys.deleteTree(closed);
        }
    }

    @Test
    void whatAProgramLeavesRunningIsSweptAndNothingElseOfTheUser() throws Exception {
        Confined program = shell("setsid sleep 300 </dev/null >/dev/null 2>&1 & echo $!").start();
        long orphan = Long.parseLong(said(program).strip());
        assertThat(program.waitFor()).isZero();
        assertThat(NeedsWalls.ends(orphan)).as("the daemon that it left").isTrue();
        assertThat(decoys.process.isAlive()).as("a process of the same user outside the walls").isTrue();
    }

    @Test
    void oneServersSweepLeavesTheOthersAlone() throws Exception {
        Confined stays = shell("read line").start();
        Confined ends = shell("exit 0").start();
        assertThat(ends.waitFor()).isZero();
        assertThat(stays.isAlive()).isTrue();
        stays.stdin().close();
        assertThat(stays.waitFor(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void aProgramInItsOwnSessionHasLimitsAndDiesAsAGroup() throws Exception {
        Launch launch = Launch.of(List.of("/bin/sh", "-c", "sleep 300 & echo $!; wait"), decoys.own, server()).as(SOMEBODY, SOMEBODY);
        Confined program = launch.inOwnSession(Limits.usual()).start();
        long child = Long.parseLong(new BufferedReader(new InputStreamReader(program.stdout(), StandardCharsets.UTF_8)).readLine());
        assertThat(Files.readString(Path.of("/proc", "" + program.pid(), "limits"))).containsPattern("Max core file size +0 ").containsPattern("Max open files +1024 ");
        assertThat(program.killGroup(Signal.KILL)).isTrue();
        assertThat(program.waitFor()).isEqualTo(137);
        assertThat(NeedsWalls.ends(child)).isTrue();
    }

    @Test
    void aProgramDiesWithTheProcessThatStartedIt() throws Exception {
        Walls none = Zone.walls(Profile.KEEPER, decoys.own).lacking(Layer.LANDLOCK, "the launcher itself").lacking(Layer.FIRST_STAGE, "the launcher itself");
        Confined launcher = Launch.of(Zone.test(SessionLauncher.class, decoys.own.toString()), decoys.own, none).as(SOMEBODY, SOMEBODY).inheritingErrorStream().start();
        long server = Long.parseLong(new BufferedReader(new InputStreamReader(launcher.stdout(), StandardCharsets.UTF_8)).readLine());
        assertThat(NeedsWalls.runs(server)).isTrue();
        launcher.kill(Signal.KILL);
        assertThat(NeedsWalls.ends(server)).isTrue();
    }

    @Test
    void aShieldedZoneDiesWithTheProcessThatStartedIt() throws Exception {
        Walls none = Zone.walls(Profile.KEEPER, decoys.own).lacking(Layer.LANDLOCK, "the launcher itself").lacking(Layer.FIRST_STAGE, "the launcher itself");
        Confined launcher = Launch.of(Zone.test(SessionLauncher.class, decoys.own.toString(), "zone"), decoys.own, none).as(SOMEBODY, SOMEBODY).inheritingErrorStream().start();
        long zone = Long.parseLong(new BufferedReader(new InputStreamReader(launcher.stdout(), StandardCharsets.UTF_8)).readLine());
        assertThat(NeedsWalls.runs(zone)).isTrue();
        launcher.kill(Signal.KILL);
        assertThat(NeedsWalls.ends(zone)).isTrue();
    }

    @Test
    void onAnOlderKernelNothingStartsUnlessThinnerWallsAreAccepted() throws Exception {
        for (int level : new int[] {0, 1, 3, 4, 5}) {
            Kernel older = new Kernel("Linux", "any", level, "pretended", true, -1, false);
            Launch launch = Launch.of(List.of("/bin/cat", decoys.secret.toString()), decoys.own, server()).as(SOMEBODY, SOMEBODY);
            assertThatThrownBy(() -> launch.start(older)).isInstanceOf(WallMissing.class);
            String read = said(launch.acceptingThinnerWalls("test").start(older));
            assertThat(read).as("level " + level).isEqualTo(level == 0 ? "not for you" : "");
        }
    }

    @Test
    void aCommandWithoutAnAbsolutePathIsRefused() {
        assertThatThrownBy(() -> Launch.of(List.of("sh"), decoys.own, server())).isInstanceOf(IllegalArgumentException.class);
    }

    private Walls server() {
        return Walls.of(Profile.SERVER).systemFolders().ownAndRun(decoys.own);
    }

    private Launch shell(String script) {
        return Launch.of(List.of("/bin/sh", "-c", script), decoys.own, server()).environment(Map.of("PATH", "/usr/bin:/bin")).as(SOMEBODY, SOMEBODY);
    }

    private static String said(Confined program) throws IOException {
        return new String(program.stdout().readAllBytes(), StandardCharsets.UTF_8);
    }
}
