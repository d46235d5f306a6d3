package dev.gatehouse.cli.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a JVM learned about a program's classes in an earlier start (JEP 483, JEP 514): more than half of a zone's start time.
///
/// `scripts/aot.sh` makes the caches when the tree is built, from one real run behind all walls, for this very JDK and these very jars. A
/// cache that does not fit any more is passed over by the JVM, and the start is only slower. The files are code: they belong to whoever
/// built the tree, and no zone can write them.
public final class StartCache {
    /// Set by `scripts/aot.sh` alone: the JVM notes what it loads, for the caches. Changes nothing else.
    private static final boolean TRAINING = Boolean.getBoolean("gatehouse.training");

    private StartCache() {}

    /// The cache of a room's program, if there is one.
    static Optional<Path> of(Path tree, String room) {
        return Optional.of(tree.resolve("target/aot").resolve(room + ".aot")).filter(Files::isReadable);
    }

    /// The flags of a JVM that uses this cache, or makes notes for one in `notes`.
    static List<String> flags(Optional<Path> cache, Path notes) {
        if (TRAINING) {
            return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes, "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining", "-Xlog:disable",
                "-Xlog:all=error:stderr");
        }
        return cache.map(file -> List.of("-XX:AOTCache=" + file, "-Xlog:disable", "-Xlog:all=error:stderr")).orElse(List.of());
    }

    /// The flags of the launcher's own JVM, and of the training that it hands on.
    public static List<String> launcherFlags(Path tree, Path home) {
        List<String> flags = flags(of(tree, "launcher"), home.resolve("run/launcher.aotconf"));
        return TRAINING ? Stream.concat(flags.stream(), Stream.of("-Dgatehouse.training=true")).toList() : flags;
    }
}
