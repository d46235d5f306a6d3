package dev.gatehouse.proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// The built tree that the proofs start, in a place that every user can reach: zones of a house that root started have users of their own.
final class Tree {
    private static final List<String> ROOMS = List.of("cli", "gateway", "vault", "hosting", "recorder", "office", "examples");
    private static Path reachable;

    private Tree() {}

    /// The tree, copied to a temporary folder if a folder above it is closed to others.
    static synchronized Path path() {
        if (reachable == null) {
            Path here = Path.of(System.getProperty("house", "..")).toAbsolutePath().normalize();
            reachable = isOpen(here) ? here : copied(here);
        }
        return reachable;
    }

    /// The bundled example server as a command, for houses that have others too.
    static List<String> example() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx24m", "-XX:TieredStopAtLevel=1",
            "--module-path", path().resolve("examples/target/zone").toString(), "-m", "dev.gatehouse.examples/dev.gatehouse.examples.notes.Main");
    }

    /// What `./dev setup` installed from npm.
    static Path npm() {
        return Path.of(System.getProperty("house", "..")).toAbsolutePath().normalize().resolve(".cache/npm/node_modules");
    }

    /// The Node that `./dev setup` installed where the machine's is too old for the Inspector, or the machine's.
    static String newestNode() {
        try (Stream<Path> found = Files.walk(Papers.TREE.resolve(".cache/node"), 4)) {
            return found.filter(file -> file.endsWith("bin/node")).map(Path::toString).findFirst().orElse("node");
        } catch (IOException notInstalled) {
            return "node";
        }
    }

    private static boolean isOpen(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            try {
                var rights = Files.getPosixFilePermissions(at);
                if (!rights.contains(PosixFilePermission.OTHERS_EXECUTE) || !rights.contains(PosixFilePermission.OTHERS_READ) && at.equals(folder)) {
                    return false;
                }
            } catch (IOException unreadable) {
                return false;
            }
        }
        return true;
    }

    private static Path copied(Path from) {
        Path to = Path.of("/tmp/gatehouse-proofs-" + ProcessHandle.current().pid());
        copyBuilt(from, to);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(to)));
        return to;
    }

    /// A built tree with the command as a person runs it: its scripts find the build current, since no source lies beside it.
    static void copyTo(Path to) {
        Path here = Path.of(System.getProperty("house", "..")).toAbsolutePath().normalize();
        copyBuilt(here, to);
        try {
            copy(here.resolve("scripts"), Files.createDirectories(to.resolve("scripts")));
            Files.createFile(Files.createDirectories(to.resolve("target")).resolve("built"));
        } catch (IOException uncopied) {
            throw new UncheckedIOException(uncopied);
        }
    }

    private static void copyBuilt(Path from, Path to) {
        try {
            open(Files.createDirectories(to));
            for (String room : ROOMS) {
                copy(from.resolve(room).resolve("target/zone"), Files.createDirectories(to.resolve(room).resolve("target/zone")));
            }
            Files.copy(from.resolve("gatehouse"), to.resolve("gatehouse"));
        } catch (IOException uncopied) {
            throw new UncheckedIOException(uncopied);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
