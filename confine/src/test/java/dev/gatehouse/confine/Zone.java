package dev.gatehouse.confine;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Starts a JVM of this room behind a zone's walls and reads what it says.
final class Zone {
    static final Path JAVA = Path.of(System.getProperty("java.home"));
    static final Path CLASSES = home(Launch.class);

    static final Path TESTS = CLASSES.resolveSibling("test-classes");

    private Zone() {}

    private static Path home(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /// A command line that runs a main class of this room.
    static List<String> java(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-Xmx64m", "-XX:ActiveProcessorCount=1",
            "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+DisableAttachMechanism", "--enable-native-access=dev.gatehouse.confine",
            "--module-path", CLASSES.toString(), "-m", "dev.gatehouse.confine/" + main.getName()));
        command.addAll(arguments);
        return command;
    }

    /// A command line that runs a main class of the tests, on the class path.
    static List<String> test(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-Xmx64m", "-XX:ActiveProcessorCount=1",
            "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "-cp", CLASSES + ":" + TESTS, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static Walls walls(Profile profile, Path own) {
        Walls walls = Walls.of(profile).java(JAVA, List.of(CLASSES, TESTS)).own(own);
        return profile.startsPrograms() ? walls.systemFolders() : walls;
    }

    /// Runs the burglar behind these walls as this user: outcome by name.
    static Map<String, String> burgle(Walls walls, Decoys decoys, List<String> more) throws IOException, InterruptedException {
        List<String> targets = decoys.targets();
        targets.addAll(more);
        return outcomes(Launch.of(java(Attempts.class, targets), decoys.own, walls).as(decoys.uid, decoys.uid).start());
    }

    static Map<String, String> outcomes(Confined burglar) throws IOException, InterruptedException {
        String said = new String(burglar.stdout().readAllBytes(), StandardCharsets.UTF_8);
        String complained = new String(burglar.stderr().readAllBytes(), StandardCharsets.UTF_8);
        int exit = burglar.waitFor();
        if (exit != 0 || !said.endsWith("done\n")) {
            throw new AssertionError("the burglar ended with " + exit + ": " + said + complained);
        }
        Map<String, String> outcomes = new LinkedHashMap<>();
        said.lines().filter(line -> line.contains(" ")).forEach(line -> outcomes.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        return outcomes;
    }
}
