package dev.gatehouse.cli.launcher;

import dev.gatehouse.confine.Launch;
import dev.gatehouse.confine.Processes;
import dev.gatehouse.confine.Users;
import dev.gatehouse.control.Zone;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// As whom the zones run: all as the person who starts them, or each as a numeric user of its own.
public sealed interface Identities {
    /// Whether each zone has a user of its own, which takes root.
    static boolean perZone() {
        return Processes.root();
    }

    /// The launch, as the zone's user.
    Launch dress(Launch launch, Zone zone) throws IOException;

    /// Makes a folder that the zone alone enters, if it is not there.
    void own(Path folder, Zone zone) throws IOException;

    /// Makes the folder of a zone's sockets: the zone makes them, the other zones may pass, nobody else may.
    void sockets(Path folder, Zone zone) throws IOException;

    /// Lets all zones' users read a file, as far as their walls allow it.
    void lend(Path file) throws IOException;

    /// What `status` calls the zone's user.
    String name(Zone zone) throws IOException;

    /// The start line's fact `users`: whom a zone accepts at the other end of a socket.
    String peers() throws IOException;

    /// All zones run as the user who started the launcher.
    record Same() implements Identities {
        @Override
        public Launch dress(Launch launch, Zone zone) {
            return launch;
        }

        @Override
        public void own(Path folder, Zone zone) throws IOException {
            try {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (FileAlreadyExistsException there) {
                if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    throw there;
                }
            }
        }

        @Override
        public void sockets(Path folder, Zone zone) throws IOException {
            own(folder, zone);
        }

        @Override
        public void lend(Path file) {
        }

        @Override
        public String name(Zone zone) {
            String name = System.getProperty("user.name", "?");
            return name.isBlank() || name.equals("?") ? String.valueOf(Processes.uid()) : name;   // "?" is Java's word for a user without a name
        }

        @Override
        public String peers() {
            return "same";
        }
    }

    /// Each zone has a number of its own, from the record in the home.
    record PerZone(Users users) implements Identities {
        @Override
        public Launch dress(Launch launch, Zone zone) throws IOException {
            return launch.as(users.of(zone.word()), users.group());
        }

        @Override
        public void own(Path folder, Zone zone) throws IOException {
            users.own(folder, zone.word());
        }

        @Override
        public void sockets(Path folder, Zone zone) throws IOException {
            users.own(folder, zone.word());
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x---"));
        }

        @Override
        public void lend(Path file) throws IOException {
            Files.setAttribute(file, "unix:gid", users.group(), LinkOption.NOFOLLOW_LINKS);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxr-x---" : "rw-r-----"));
        }

        @Override
        public String name(Zone zone) throws IOException {
            return String.valueOf(users.of(zone.word()));
        }

        /// The zones' own numbers, and root, who is the operator.
        @Override
        public String peers() throws IOException {
            int[] numbers = new int[Zone.values().length];
            for (Zone zone : Zone.values()) {
                numbers[zone.ordinal()] = users.of(zone.word());
            }
            return Stream.concat(Stream.of("0"), IntStream.of(numbers).mapToObj(String::valueOf)).collect(Collectors.joining(","));
        }

        @Override
        public String toString() {
            return "PerZone" + Arrays.toString(Zone.values());
        }
    }
}
