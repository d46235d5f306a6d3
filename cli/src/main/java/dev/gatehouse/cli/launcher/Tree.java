package dev.gatehouse.cli.launcher;

import dev.gatehouse.control.Zone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The built tree that the zones are started from, and the Java that runs them.
///
/// @param folder   the tree's root, with the script `gatehouse` in it
/// @param java     the home of the JDK
/// @param programs what is started for each zone
public record Tree(Path folder, Path java, Map<Zone, ZoneProgram> programs) {
    /// Copies.
    public Tree {
        programs = Map.copyOf(programs);
    }

    /// The tree at this folder with the zones' own programs.
    public static Tree at(Path folder, Path java) {
        Map<Zone, ZoneProgram> programs = new EnumMap<>(Zone.class);
        for (Zone zone : Zone.values()) {
            programs.put(zone, ZoneProgram.of(zone, folder));
        }
        return new Tree(folder, java, programs);
    }

    /// The command that a client runs.
    public Path script() {
        return folder.resolve("gatehouse");
    }

    /// The bundled example server, as a command: what stands behind the gate when nothing else was written.
    public List<String> exampleCommand() {
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders",
            "-Xmx24m", "-Xss256k", "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=10", "-XX:-UsePerfData"));
        StartCache.of(folder, "examples").ifPresent(cache -> command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:disable", "-Xlog:all=error:stderr")));
        command.addAll(List.of("--module-path", examples().toString(), "-m", "dev.gatehouse.examples/dev.gatehouse.examples.notes.Main"));
        return command;
    }

    private Path examples() {
        return folder.resolve("examples/target/zone");
    }

    /// Code folders that are not there, a sentence each; empty for a built tree.
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Zone zone : Zone.values()) {
            for (Path code : programs.get(zone).code()) {
                if (!Files.exists(code)) {
                    missing.add("The " + zone.word() + "'s program is not built: " + code + " is not there. Run " + folder.resolve("scripts/build.sh") + ".");
                }
            }
        }
        return missing;
    }
}
