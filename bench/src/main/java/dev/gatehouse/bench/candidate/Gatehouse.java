package dev.gatehouse.bench.candidate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How the `gatehouse` command is started.
public record Gatehouse(List<String> command) {
    /// By the script of a tree, as people do; it builds what is not current.
    public static Gatehouse script(Path tree) {
        return new Gatehouse(List.of(absolute(tree).resolve("gatehouse").toString()));
    }

    /// By the jars of a tree, as the script does when it has built: for tests, which run in the middle of a build.
    public static Gatehouse jars(Path tree) {
        return new Gatehouse(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m",
            "-XX:-UsePerfData", "--enable-native-access=dev.gatehouse.confine", "-Dgatehouse.tree=" + absolute(tree),
            "--module-path", zone(tree, "cli").toString(), "-m", "dev.gatehouse.cli/dev.gatehouse.cli.Main"));
    }

    /// Whether the programs of a tree are built.
    public static boolean isBuilt(Path tree) {
        return List.of("cli", "gateway", "vault", "recorder", "office").stream().allMatch(room -> Files.isDirectory(zone(tree, room)));
    }

    private static Path zone(Path tree, String room) {
        return absolute(tree).resolve(room).resolve("target/zone");
    }

    private static Path absolute(Path tree) {
        return tree.toAbsolutePath().normalize();
    }
}
