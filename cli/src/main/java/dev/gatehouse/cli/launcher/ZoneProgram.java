package dev.gatehouse.cli.launcher;

import dev.gatehouse.control.Zone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is started for a zone: its code, how Java is told to run it, and how much memory it gets.
///
/// @param code   folders and jars that it must be able to read
/// @param launch the arguments of Java that name the code and the main class
/// @param memory the JVM's flags for this zone alone
/// @param cache  what an earlier start learned; not needed
public record ZoneProgram(List<Path> code, List<String> launch, List<String> memory, Optional<Path> cache) {
    private static final List<String> EVERY_ZONE = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xss256k",
        "-XX:ReservedCodeCacheSize=32m", "-XX:TrimNativeHeapInterval=5000", "-XX:+ExitOnOutOfMemoryError", "-XX:+DisableAttachMechanism",
        "-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash", "-Djava.awt.headless=true");

    /// Copies.
    public ZoneProgram {
        code = List.copyOf(code);
        launch = List.copyOf(launch);
        memory = List.copyOf(memory);
    }

    /// In a start most methods run a few hundred times and never again: compiled later, they do not take the processor from what starts. What
    /// serves calls is compiled after three times the usual number of runs, a few thousand calls; what nobody waits for after ten times.
    private static final String SERVES = "-XX:CompileThresholdScaling=3";
    private static final String SELDOM = "-XX:CompileThresholdScaling=10";

    /// The program of a zone in this tree.
    public static ZoneProgram of(Zone zone, Path tree) {
        return switch (zone) {
            case GATE -> in(tree, "gateway", "-Xmx96m", "-Xmn32m", SERVES);
            case BROKER -> in(tree, "vault", "-Xmx48m", "-Xmn16m", SERVES);
            case KEEPER -> in(tree, "hosting", "-Xmx96m", "-XX:TieredStopAtLevel=1", SELDOM);
            case RECORDER -> in(tree, "recorder", "-Xmx32m", SERVES);
            case OFFICE -> in(tree, "office", "-Xmx48m", "-XX:TieredStopAtLevel=1", SELDOM);
        };
    }

    private static ZoneProgram in(Path tree, String room, String... memory) {
        Path folder = tree.resolve(room).resolve("target/zone");
        String module = "dev.gatehouse." + room;
        return new ZoneProgram(List.of(folder), List.of("--enable-native-access=dev.gatehouse.confine", "--module-path", folder.toString(),
            "-m", module + "/" + module + ".Main"), List.of(memory), StartCache.of(tree, room));
    }

    /// The whole command line.
    ///
    /// @param java the JDK's home
    /// @param own  the zone's own folder, which holds its temporary files and what a crashing JVM writes
    List<String> command(Path java, Path own) {
        List<String> command = new ArrayList<>();
        command.add(java.resolve("bin/java").toString());
        command.addAll(EVERY_ZONE);
        command.addAll(memory);
        command.add("-Djava.io.tmpdir=" + own.resolve("tmp"));
        command.add("-XX:ErrorFile=" + own.resolve("crash-%p.log"));
        command.addAll(StartCache.flags(cache, own.resolve("zone.aotconf")));
        command.addAll(launch);
        return command;
    }

    /// Everything that its JVM reads.
    List<Path> readable() {
        return Stream.concat(code.stream(), cache.stream()).toList();
    }
}
