package dev.gatehouse.control.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.settings.SettingsFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path folder;

    @Test
    void theHomeIsWhereSomebodySaidElseWhereTheSystemKeepsSuchThings() throws HomeRefused {
        var user = Map.of("HOME", "/home/a", "XDG_DATA_HOME", "/data");
        assertThat(Home.locate(Optional.of("/x/../y"), Map.of("GATEHOUSE_HOME", "/z"), true)).isEqualTo(Path.of("/y"));
        assertThat(Home.locate(Optional.empty(), Map.of("GATEHOUSE_HOME", "/z", "HOME", "/home/a"), true)).isEqualTo(Path.of("/z"));
        assertThat(Home.locate(Optional.empty(), user, true)).isEqualTo(Path.of("/var/lib/gatehouse"));
        assertThat(Home.locate(Optional.empty(), user, false)).isEqualTo(Path.of("/data/gatehouse"));
        assertThat(Home.locate(Optional.empty(), Map.of("HOME", "/home/a", "XDG_DATA_HOME", "relative"), false))
                .isEqualTo(Path.of("/home/a/.local/share/gatehouse"));
        assertThatThrownBy(() -> Home.locate(Optional.empty(), Map.of(), false)).isInstanceOf(HomeRefused.class);
        assertThatThrownBy(() -> Home.locate(Optional.of(" "), Map.of(), false)).isInstanceOf(HomeRefused.class);
    }

    @Test
    void aHomeOfOneUserIsClosedToOthers() throws Exception {
        Home home = Home.create(folder.resolve("a/b"), false);
        try (var all = Files.walk(home.path())) {
            assertThat(all).allSatisfy(path -> assertThat(mode(path)).endsWith("------"));
        }
        for (Zone zone : Zone.values()) {
            assertThat(home.zone(zone)).isDirectory();
            assertThat(home.sockets(zone)).isDirectory();
        }
    }

    @Test
    void withAUserPerZoneOthersPassThroughAndSeeNothing() throws Exception {
        Home home = Home.create(folder.resolve("h"), true);
        assertThat(mode(home.path())).isEqualTo("rwx--x--x");
        assertThat(mode(home.sockets(Zone.GATE))).isEqualTo("rwx--x--x");
        assertThat(mode(home.zone(Zone.GATE))).isEqualTo("rwx------");
        assertThat(mode(home.logFolder())).isEqualTo("rwx------");
        assertThat(mode(home.settingsFile())).isEqualTo("rw-------");
    }

    @Test
    void makingItAgainChangesNothing() throws Exception {
        Home first = Home.create(folder.resolve("h"), false);
        Files.writeString(first.settingsFile(), "version: 1\n");
        Files.setPosixFilePermissions(first.zone(Zone.BROKER), PosixFilePermissions.fromString("rwxr-xr-x"));
        Home second = Home.create(folder.resolve("h"), false);
        assertThat(second.id()).isEqualTo(first.id()).hasSize(32);
        assertThat(second.settingsFile()).hasContent("version: 1\n");
        assertThat(mode(second.zone(Zone.BROKER))).isEqualTo("rwx------");
        assertThat(Home.open(folder.resolve("h")).id()).isEqualTo(first.id());
    }

    @Test
    void theFirstSettingsFileIsTheTemplate() throws Exception {
        assertThat(SettingsFile.read(Home.create(folder.resolve("h"), false).settingsFile())).isEqualTo(SettingsFile.defaults());
    }

    @Test
    void aNewerHomeIsNeverOpened() throws Exception {
        Home home = Home.create(folder.resolve("h"), false);
        Files.writeString(home.path().resolve("version"), "2\n");
        assertThatThrownBy(() -> Home.open(home.path())).isInstanceOf(HomeRefused.class).hasMessageContaining("home version 2, this program knows 1");
        assertThatThrownBy(() -> Home.create(home.path(), false)).isInstanceOf(HomeRefused.class);
    }

    @Test
    void somebodyElsesFolderIsNotMadeIntoAHome() throws Exception {
        Files.writeString(folder.resolve("letters.txt"), "dear");
        assertThatThrownBy(() -> Home.create(folder, false)).isInstanceOf(HomeRefused.class).hasMessageContaining("is not empty");
        assertThatThrownBy(() -> Home.open(folder)).isInstanceOf(HomeRefused.class);
        assertThatThrownBy(() -> Home.open(folder.resolve("none"))).isInstanceOf(HomeRefused.class).hasMessageContaining("gatehouse up");
    }

    @Test
    void aFolderThatHoldsOnlySettingsBecomesAHome() throws Exception {
        Files.writeString(folder.resolve("gatehouse.yaml"), "version: 1\n");
        assertThat(Home.create(folder, false).settingsFile()).hasContent("version: 1\n");
    }

    @Test
    void aFolderThatOthersWriteInIsRefused() throws Exception {
        Files.writeString(folder.resolve("gatehouse.yaml"), "version: 1\n");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> Home.create(folder, false)).isInstanceOf(HomeRefused.class).hasMessageContaining("chmod go-w");
    }

    @Test
    void aHomeTooDeepForSocketsIsRefusedBeforeItIsMade() {
        Path deep = folder.resolve("d".repeat(120));
        assertThatThrownBy(() -> Home.create(deep, false)).isInstanceOf(HomeRefused.class).hasMessageContaining("bytes too long for the sockets");
        assertThat(deep).doesNotExist();
    }

    @Test
    void everySocketFitsWhereTheHomeIsAccepted() throws Exception {
        String base = folder.toString();
        int room = 107 - "/run/recorder/wire".length() - base.length() - 1;
        Home home = Home.create(folder.resolve("d".repeat(room)), false);
        for (Zone zone : Zone.values()) {
            assertThat(home.wire(zone).toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(107);
        }
        assertThat(home.bridge().toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(107);
        assertThatThrownBy(() -> Home.create(folder.resolve("d".repeat(room + 1)), false)).isInstanceOf(HomeRefused.class);
    }

    @Test
    void placesAreInsideTheFolderOfTheirZone() throws Exception {
        Home home = Home.create(folder.resolve("h"), false);
        assertThat(home.ledger()).startsWithRaw(home.zone(Zone.RECORDER));
        assertThat(home.server(new ServerName("a"))).startsWithRaw(home.zone(Zone.KEEPER));
        assertThat(home.log(Zone.GATE)).isEqualTo(home.logFolder().resolve("gate.log"));
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (java.io.IOException gone) {
            throw new AssertionError(gone);
        }
    }
}
