package dev.gatehouse.cli.launcher;

import dev.gatehouse.control.settings.ThisRun;
import dev.gatehouse.attack.Attack;
import dev.gatehouse.confine.Launch;
import dev.gatehouse.control.Zone;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.wire.start.StartLine;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A place below `/tmp` that other users can reach, with a home in it and a tree of fake zones.
public final class FakeHouse implements AutoCloseable {
    public final Path place;
    public final Path home;

    public FakeHouse() throws IOException {
        place = Files.createTempDirectory(Path.of("/tmp"), "gh", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = place.resolve("home");
    }

    /// A tree whose zones are all [FakeZone], with a copy of the code where the zones' users can read it.
    Tree tree() {
        return tree(place);
    }

    static Tree tree(Path folder) {
        List<Path> code = Stream.of(FakeZone.class, StartLine.class, Launch.class, Settings.class)
            .map(FakeHouse::origin).distinct().toList();
        List<String> launch = List.of("--enable-native-access=ALL-UNNAMED", "-cp", code.stream().map(Path::toString).collect(Collectors.joining(":")),
            FakeZone.class.getName());
        Map<Zone, ZoneProgram> programs = new EnumMap<>(Zone.class);
        for (Zone zone : Zone.values()) {
            programs.put(zone, new ZoneProgram(code, launch, List.of("-Xmx24m", "-XX:TieredStopAtLevel=1"), Optional.empty()));
        }
        return new Tree(folder, Path.of(System.getProperty("java.home")), programs);
    }

    /// A copy of a library's jar where everybody can read it: repositories mostly lie in somebody's home.
    public static Path library(String module, Path folder) throws IOException {
        URI jar = ModuleLayer.boot().configuration().findModule(module).orElseThrow().reference().location().orElseThrow();
        Path copy = folder.resolve(module + ".jar");
        if (!Files.exists(copy)) {
            Files.copy(Path.of(jar), copy);
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
        }
        return copy;
    }

    /// Where a class was read from. The test classes are named by their own folder, since surefire patches them into the module.
    static Path origin(Class<?> type) {
        try {
            String resource = type.getName().replace('.', '/') + ".class";
            String url = type.getResource("/" + resource).toURI().toString();
            String file = url.startsWith("jar:") ? url.substring("jar:file:".length(), url.indexOf('!')) : url.substring("file:".length(), url.length() - resource.length());
            return Path.of(file.replaceFirst("^//+", "/")).toAbsolutePath();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The code of the rooms that the command stands on, by name.
    public static Map<String, Path> rooms() {
        return Map.of("cli", origin(Launcher.class), "attack", origin(Attack.class), "wire", origin(StartLine.class), "confine", origin(Launch.class), "control", origin(Settings.class));
    }

    UpRequest request(String... servers) {
        return new UpRequest(home, OptionalInt.of(0), Optional.empty(), ThisRun.of(List.of(servers)), place);
    }

    static void until(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came true: " + what);
            }
            Thread.sleep(20);
        }
    }

    static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    public List<Path> sockets() throws IOException {
        try (Stream<Path> entries = Files.walk(home.resolve("run"))) {
            List<Path> sockets = new ArrayList<>();
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    sockets.add(entry);
                }
            }
            return sockets;
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }
}
