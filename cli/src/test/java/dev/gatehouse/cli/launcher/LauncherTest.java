package dev.gatehouse.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.control.settings.ThisRun;
import dev.gatehouse.cli.launcher.StartRefused.Cause;
import dev.gatehouse.confine.Processes;
import dev.gatehouse.confine.Signal;
import dev.gatehouse.control.home.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Starting, keeping and ending the zones of a home, with fake zones behind real walls.
class LauncherTest {
    private FakeHouse house;
    private Launcher launcher;

    @BeforeEach
    void build() throws IOException {
        house = new FakeHouse();
    }

    @AfterEach
    void sweep() throws IOException {
        if (launcher != null) {
            launcher.end();
        }
        house.close();
    }

    private List<Map<String, Object>> zones() {
        try {
            return RunState.read(Home.open(house.home)).map(state -> RunState.objects(state, "zones")).orElse(List.of());
        } catch (IOException gone) {
            return List.of();
        }
    }

    private Map<String, Object> zone(String name) {
        return zones().stream().filter(zone -> zone.get("name").equals(name)).findFirst().orElse(Map.of());
    }

    private long pid(String name) {
        return zone(name).get("pid") instanceof Long pid ? pid : 0;
    }

    @Test
    void everyZoneRunsBehindItsWallsAndNothingIsLeftAfterwards() throws Exception {
        launcher = Launcher.start(house.request(), house.tree());
        assertThat(zones()).extracting(zone -> zone.get("name")).containsExactlyInAnyOrder("gate", "broker", "keeper", "recorder", "office");
        assertThat(zones()).allSatisfy(zone -> {
            assertThat(zone.get("state")).isEqualTo("running");
            assertThat(String.valueOf(zone.get("walls"))).contains("file=EACCES").doesNotContain("=OK");
        });
        List<Long> pids = zones().stream().map(zone -> (Long) zone.get("pid")).toList();
        assertThat(house.sockets()).hasSize(4);   // gate, recorder, office, and the decoy
        launcher.end();
        assertThat(pids).noneMatch(FakeHouse::alive);
        assertThat(house.sockets()).isEmpty();
        assertThat(house.home.resolve("run/zones.json")).doesNotExist();
        assertThat(house.home.resolve("operator.secret")).doesNotExist();
        assertThat(HomeLock.holder(house.home.resolve("run/launcher.lock"))).isEmpty();
    }

    @Test
    void aTakenPortIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            UpRequest request = new UpRequest(house.home, OptionalInt.of(taken.getLocalPort()), Optional.empty(), ThisRun.PLAIN, house.place);
            StartRefused refused = catchThrowableOfType(StartRefused.class, () -> Launcher.start(request, house.tree()));
            assertThat(refused.why()).isEqualTo(Cause.NO);
            assertThat(refused).hasMessageContaining("Port " + taken.getLocalPort()).hasMessageContaining("is taken");
        }
        assertThat(HomeLock.holder(house.home.resolve("run/launcher.lock"))).isEmpty();
        assertThat(house.sockets()).isEmpty();
    }

    @Test
    void wrongSettingsAreToldAtOnceAndNothingStarts() throws Exception {
        Path config = Files.writeString(house.place.resolve("my.yaml"), "version: 1\nlisten:\n  prot: 1\n");
        UpRequest request = new UpRequest(house.home, OptionalInt.empty(), Optional.of(config), ThisRun.PLAIN, house.place);
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> Launcher.start(request, house.tree()));
        assertThat(refused.why()).isEqualTo(Cause.SETTINGS);
        assertThat(refused).hasMessageContaining("my.yaml:3").hasMessageContaining("port");
    }

    @Test
    void leavingLoopbackIsRefusedWithAllThatIsMissing() throws Exception {
        Path config = Files.writeString(house.place.resolve("my.yaml"), "version: 1\nlisten:\n  address: 0.0.0.0\n");
        UpRequest request = new UpRequest(house.home, OptionalInt.of(0), Optional.of(config), ThisRun.PLAIN, house.place);
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> Launcher.start(request, house.tree()));
        assertThat(refused.why()).isEqualTo(Cause.SETTINGS);
        assertThat(refused).hasMessageContaining("listen.tls").hasMessageContaining("issuers").hasMessageContaining("servers.notes.package");
    }

    @Test
    void aServerWhoseProgramIsNotThereIsAMissingPart() {
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> Launcher.start(house.request("surely-not-installed x"), house.tree()));
        assertThat(refused.why()).isEqualTo(Cause.MISSING_PART);
        assertThat(refused).hasMessageContaining("surely-not-installed");
    }

    @Test
    void aZoneThatWillNotStartEndsTheStartWithItsOwnWords() throws Exception {
        launcher = Launcher.start(house.request(), house.tree());
        launcher.end();
        Files.writeString(house.home.resolve("zones/office/behave"), "exit 3");
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> Launcher.start(house.request(), house.tree()));
        assertThat(refused.why()).isEqualTo(Cause.SETTINGS);
        assertThat(refused).hasMessageContaining("This zone will not start, as told.");
        assertThat(house.sockets()).isEmpty();
        assertThat(HomeLock.holder(house.home.resolve("run/launcher.lock"))).isEmpty();
    }

    @Test
    void anotherKeyOfTheOfficeStopsTheStart() throws Exception {
        launcher = Launcher.start(house.request(), house.tree());
        launcher.end();
        Files.delete(house.home.resolve("zones/office/key"));
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> Launcher.start(house.request(), house.tree()));
        assertThat(refused).hasMessageContaining("another key");
    }

    @Test
    void aZoneThatKeepsDyingIsReportedAsFailingAndTheOthersRunOn() throws Exception {
        launcher = Launcher.start(house.request(), house.tree());
        Files.writeString(house.home.resolve("zones/broker/behave"), "die");
        Processes.kill(pid("broker"), Signal.KILL);
        FakeHouse.until("the broker is failing", () -> "failing".equals(zone("broker").get("state")));
        assertThat(zone("gate").get("state")).isEqualTo("running");
    }

    @Test
    void newPathsOfAServerStartTheKeeperAnewAndWrongSettingsChangeNothing() throws Exception {
        Path first = Files.createDirectory(house.place.resolve("first"));
        Path second = Files.createDirectory(house.place.resolve("second"));
        Path config = Files.writeString(house.place.resolve("my.yaml"), "version: 1\nservers:\n  files:\n    command: /bin/cat " + first + "\n");
        launcher = Launcher.start(new UpRequest(house.home, OptionalInt.of(0), Optional.of(config), ThisRun.PLAIN, house.place), house.tree());
        Home home = Home.open(house.home);
        long before = pid("keeper");
        long gate = pid("gate");
        Files.writeString(config, Files.readString(config).replace(first.toString(), second.toString()));
        SettingsCopy.renew(home, config);
        assertThat(SettingsCopy.awaitTaken(home, Duration.ofSeconds(60))).isEmpty();
        long anew = pid("keeper");
        assertThat(anew).isPositive().isNotEqualTo(before);
        assertThat(zone("keeper").get("state")).isEqualTo("running");
        Files.writeString(SettingsCopy.in(home), "version: 1\nsevers: {}\n");
        assertThat(SettingsCopy.awaitTaken(home, Duration.ofSeconds(60))).hasValueSatisfying(why -> assertThat(why).contains("servers"));
        assertThat(pid("keeper")).isEqualTo(anew);
        assertThat(pid("gate")).isEqualTo(gate);
    }

    @Test
    void aZoneThatIgnoresTheWishToEndIsKilled() throws Exception {
        launcher = Launcher.start(house.request(), house.tree());
        Files.writeString(house.home.resolve("zones/office/behave"), "deaf");
        long before = pid("office");
        Processes.kill(before, Signal.KILL);
        FakeHouse.until("the office is back", () -> pid("office") != before && "running".equals(zone("office").get("state")));
        long deaf = pid("office");
        launcher.end();
        assertThat(FakeHouse.alive(deaf)).isFalse();
    }

    @Test
    void aKilledLauncherTakesItsZonesWithIt() throws Exception {
        Process other = new ProcessBuilder(OtherLauncher.command(house, "up")).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("up");
            List<Long> pids = zones().stream().map(zone -> (Long) zone.get("pid")).toList();
            assertThat(pids).hasSize(5);
            other.destroyForcibly();
            FakeHouse.until("all zones are gone", () -> pids.stream().noneMatch(FakeHouse::alive));
        }
        launcher = Launcher.start(house.request(), house.tree());   // what was left behind is no hindrance
        assertThat(zones()).hasSize(5);
    }

    @Test
    void anOrdinaryUserStartsTheSameZones() throws Exception {
        assumeTrue(Processes.root(), "only root can become another user for this");
        Path own = Files.createDirectory(house.place.resolve("own"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setAttribute(own, "unix:uid", 1001);
        List<String> command = OtherLauncher.command(house, own.resolve("home"), "up-down");
        command.addAll(0, List.of("/usr/bin/setpriv", "--reuid", "1001", "--regid", "1001", "--clear-groups"));
        Process other = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(other.getInputStream().readAllBytes());
        assertThat(said).contains("up", "zone gate running", "zone keeper running", "down").doesNotContain("=OK");
        assertThat(other.waitFor()).isZero();
    }

    @Test
    void aTreeThatTheZonesUsersCannotReachIsRefusedWithTheCommandThatMendsIt() throws Exception {
        assumeTrue(Processes.root(), "an ordinary user's zones reach what that user reaches");
        Path closed = Files.createDirectory(house.place.resolve("closed"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        UpRequest request = new UpRequest(closed.resolve("home"), OptionalInt.of(0), Optional.empty(), ThisRun.PLAIN, house.place);
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> Launcher.start(request, house.tree()));
        assertThat(refused.why()).isEqualTo(Cause.SETTINGS);
        assertThat(refused).hasMessageContaining("chmod o+x " + closed);
    }
}
