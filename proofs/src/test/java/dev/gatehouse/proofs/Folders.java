package dev.gatehouse.proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/// Folders that a proof makes and takes away.
final class Folders {
    private Folders() {}

    /// A new folder directly in /tmp: short enough for sockets in it, open to pass through.
    static Path fresh() {
        try {
            Path folder = Files.createTempDirectory(Path.of("/tmp"), "gh");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException unmade) {
            throw new UncheckedIOException(unmade);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
