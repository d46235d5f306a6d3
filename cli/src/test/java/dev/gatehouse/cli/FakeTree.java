package dev.gatehouse.cli;

import dev.gatehouse.cli.launcher.FakeHouse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A built tree on disk whose five programs are the fake zone, compiled as the modules that the real tree has. It is started by the real
/// command in a process of its own.
final class FakeTree {
    private static final List<String> ROOMS = List.of("gateway", "vault", "hosting", "recorder", "office");

    private final Path folder;
    private final List<Path> code;

    FakeTree(Path folder) throws IOException {
        this.folder = folder;
        this.code = copies(folder.resolve("code"));
        String fake = Files.readString(Path.of("src/test/java/dev/gatehouse/cli/launcher/FakeZone.java"));
        for (String room : ROOMS) {
            write(room, fake);
        }
        compile();
        for (String room : ROOMS) {
            assemble(room);
        }
    }

    /// The whole command line of `gatehouse VERB …` on this tree.
    List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx64m", "-Xss256k",
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Dgatehouse.tree=" + folder, "-cp",
            code.stream().map(Path::toString).collect(Collectors.joining(":")), "dev.gatehouse.cli.Main"));
        command.addAll(List.of(words));
        return command;
    }

    private static String module(String room) {
        return "dev.gatehouse." + room;
    }

    private void write(String room, String fake) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources").resolve(module(room)));
        Files.writeString(sources.resolve("module-info.java"), "module " + module(room)
            + " { requires dev.gatehouse.wire; requires dev.gatehouse.control; requires dev.gatehouse.confine; }");
        Files.writeString(Files.createDirectories(sources.resolve(module(room).replace('.', '/'))).resolve("Main.java"),
            fake.replace("package dev.gatehouse.cli.launcher;", "package " + module(room) + ";").replace("final class FakeZone", "public final class Main")
                .replace("private FakeZone()", "private Main()").replace("FakeZone::", "Main::"));
    }

    private void compile() throws IOException {
        Process javac = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/javac").toString(), "-d", folder.resolve("classes").toString(),
            "--module-path", code.stream().filter(FakeTree::forZones).map(Path::toString).collect(Collectors.joining(":")),
            "--module-source-path", folder.resolve("sources").toString(), "--module", ROOMS.stream().map(FakeTree::module).collect(Collectors.joining(",")))
            .redirectErrorStream(true).start();
        String said = new String(javac.getInputStream().readAllBytes());
        if (!said.isBlank()) {
            throw new IOException("the fake zones do not compile: " + said);
        }
    }

    private void assemble(String room) throws IOException {
        Path zone = Files.createDirectories(folder.resolve(room).resolve("target/zone"));
        Files.move(folder.resolve("classes").resolve(module(room)), zone.resolve("main"));
        for (Path part : (Iterable<Path>) code.stream().filter(FakeTree::forZones)::iterator) {
            copy(part, zone.resolve(part.getFileName()));
        }
    }

    private static boolean forZones(Path part) {
        return Stream.of("wire", "control", "confine", "yaml.jar").anyMatch(part.getFileName().toString()::startsWith);
    }

    /// Copies of what the command needs, where every user can read them.
    private static List<Path> copies(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> copies = new ArrayList<>();
        for (Map.Entry<String, Path> part : FakeHouse.rooms().entrySet()) {
            Path copy = folder.resolve(part.getKey() + (Files.isDirectory(part.getValue()) ? "" : ".jar"));
            copy(part.getValue(), copy);
            copies.add(copy);
        }
        for (Map.Entry<String, String> library : Map.of("yaml.jar", "org.snakeyaml.engine", "picocli.jar", "info.picocli").entrySet()) {
            copies.add(Files.move(FakeHouse.library(library.getValue(), folder), folder.resolve(library.getKey())));
        }
        return copies;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path target = from.equals(path) ? to : to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    static ProcessBuilder quiet(List<String> command) {
        return new ProcessBuilder(command).redirectInput(new File("/dev/null"));
    }
}
