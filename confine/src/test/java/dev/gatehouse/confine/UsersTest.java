package dev.gatehouse.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Numbers for zones, folders that are theirs, and paths they must reach.
class UsersTest {
    @TempDir
    Path home;

    @Test
    void aZoneKeepsItsNumber() throws IOException {
        Users users = Users.recordedIn(home.resolve("users"));
        int gate = users.of("gate");
        int broker = users.of("broker");
        Users again = Users.recordedIn(home.resolve("users"));
        assertThat(again.of("broker")).isEqualTo(broker).isNotEqualTo(gate);
        assertThat(again.of("gate")).isEqualTo(gate);
        assertThat(again.group()).isBetween(60_600, 61_175).isNotIn(gate, broker);
        assertThat(Files.list(home)).hasSize(1);
    }

    @Test
    void aRecordThatCannotBeUnderstoodStopsTheStart() throws IOException {
        for (String text : new String[] {"group x\n", "gate 60601\n", "group 60600\ngate 60601 7\n", "group 60600\ngate 0\n", "group 1\ngroup 2\n"}) {
            Path file = Files.writeString(home.resolve("users"), text);
            assertThatThrownBy(() -> Users.recordedIn(file)).as(text).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theSixteenthUserIsRefused() throws IOException {
        Users users = Users.recordedIn(home.resolve("users"));
        for (int i = 1; i < 16; i++) {
            users.of("zone-" + i);
        }
        assertThatThrownBy(() -> users.of("zone-16")).isInstanceOf(IOException.class);
    }

    @Test
    void aFolderBecomesTheZonesAlone() throws IOException {
        assumeTrue(Processes.root(), "only root can give a folder away");
        Users users = Users.recordedIn(home.resolve("users"));
        Path folder = home.resolve("gate");
        users.own(folder, "gate");
        users.own(folder, "gate");
        assertThat(Files.getAttribute(folder, "unix:uid")).isEqualTo(users.of("gate"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        assertThatThrownBy(() -> users.own(folder, "broker")).isInstanceOf(IOException.class);
        Path link = Files.createSymbolicLink(home.resolve("link"), home);
        assertThatThrownBy(() -> users.own(link, "gate")).isInstanceOf(IOException.class);
    }

    @Test
    void aClosedPathIsNamedWithTheCommandThatOpensIt() throws IOException {
        Path real = home.toRealPath();
        Path outer = folder(real.resolve("outer"), "rwx------");
        Path inner = folder(outer.resolve("inner place"), "rwxr-xr-x");
        Path file = Files.writeString(inner.resolve("file"), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Reach.remedies(file, 60_999, 60_999)).contains("chmod o+x " + outer, "chmod o+r '" + file + "'").doesNotContain("chmod o+x '" + inner + "'");
        assertThat(Reach.remediesForTree(inner, 60_999, 60_999)).contains("chmod -R o+rX '" + inner + "'");
        Files.setPosixFilePermissions(outer, PosixFilePermissions.fromString("rwx--x--x"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwx--x--x"));
        assertThat(Reach.remediesForTree(inner, 60_999, 60_999)).isEmpty();
    }

    @Test
    void thePeerOfAUnixSocketIsKnownByItsNumber() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(home.resolve("wire"));
        try (var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address); var one = SocketChannel.open(address); var other = listener.accept()) {
            assertThat(PeerUser.of(other).isMe()).isTrue();
            assertThat(PeerUser.of(one)).isEqualTo(new PeerUser(Processes.uid()));
        }
    }

    private static Path folder(Path path, String mode) throws IOException {
        Files.createDirectory(path);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
