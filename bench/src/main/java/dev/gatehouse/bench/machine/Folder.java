package dev.gatehouse.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/// A temporary folder that goes with its last use. Others may pass through it, since zones that root starts have users of their own.
public record Folder(Path path) implements AutoCloseable {
    /// A new one.
    public static Folder fresh() throws IOException {
        Path path = Files.createTempDirectory("gatehouse-bench");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Folder(path);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
