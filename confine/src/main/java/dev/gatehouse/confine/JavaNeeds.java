package dev.gatehouse.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The paths that a JVM must reach, and no more: measured by taking each away.
///
/// Only `bin/java` of the home, the spawn program of the starting JVM and the dynamic loader may be executed; libraries are mapped,
/// which needs reading only. Without `/dev/urandom` and `/dev/random` Java falls back to another generator in silence, so they are required.
public final class JavaNeeds {
    private static final List<Path> LIBRARIES = List.of(
        Path.of("/lib/x86_64-linux-gnu"), Path.of("/usr/lib/x86_64-linux-gnu"), Path.of("/lib/aarch64-linux-gnu"),
        Path.of("/usr/lib/aarch64-linux-gnu"), Path.of("/lib64"), Path.of("/usr/lib64"), Path.of("/etc/ld.so.cache"));
    private static final List<Path> LOADERS = List.of(
        Path.of("/lib64/ld-linux-x86-64.so.2"), Path.of("/lib/ld-linux-aarch64.so.1"),
        Path.of("/lib/ld-musl-x86_64.so.1"), Path.of("/lib/ld-musl-aarch64.so.1"));

    private JavaNeeds() {}

    /// What the JVM at this home needs to run the modules in these folders or jars.
    public static List<Walls.Opening> openings(Path home, List<Path> modulePath) {
        List<Walls.Opening> list = new ArrayList<>();
        list.add(new Walls.Opening(home, Access.READ, false));
        list.add(new Walls.Opening(home.resolve("bin/java"), Access.READ_EXECUTE, false));
        linkedOut(home).forEach(path -> list.add(new Walls.Opening(path, Access.READ, true)));
        modulePath.forEach(path -> list.add(new Walls.Opening(path, Access.READ, false)));
        for (String device : List.of("/dev/urandom", "/dev/random")) {
            list.add(new Walls.Opening(Path.of(device), Access.READ, false));
        }
        list.add(new Walls.Opening(Path.of("/dev/null"), Access.READ_WRITE, true));
        list.add(new Walls.Opening(Path.of("/etc/passwd"), Access.READ, true));
        return List.copyOf(list);
    }

    /// What starting any program from this JVM needs: its spawn program, the loader, the system's libraries.
    static List<Walls.Opening> starter() {
        List<Walls.Opening> list = new ArrayList<>();
        Path spawn = Path.of(System.getProperty("java.home"), "lib", "jspawnhelper");
        list.add(new Walls.Opening(spawn, Access.READ_EXECUTE, true));
        list.add(new Walls.Opening(spawn.resolveSibling("libjvm.so"), Access.READ, true));
        LOADERS.forEach(path -> list.add(new Walls.Opening(path, Access.READ_EXECUTE, true)));
        LIBRARIES.forEach(path -> list.add(new Walls.Opening(path, Access.READ, true)));
        return list;
    }

    /// Distributions keep a JDK's settings in `/etc` and link to them; the trust store is not among them, see [Walls#dialling].
    private static List<Path> linkedOut(Path home) {
        try (Stream<Path> conf = Files.walk(home.resolve("conf"), 3); Stream<Path> lib = Files.list(home.resolve("lib"))) {
            return Stream.concat(conf, lib).filter(Files::isSymbolicLink).map(JavaNeeds::target).filter(path -> !path.startsWith(home))
                .distinct().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static Path target(Path link) {
        try {
            return link.toRealPath();
        } catch (IOException broken) {
            return link;
        }
    }
}
