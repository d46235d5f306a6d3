package dev.gatehouse.cli;

import dev.gatehouse.cli.launcher.RunState;
import dev.gatehouse.cli.launcher.StartCache;
import dev.gatehouse.confine.Processes;
import dev.gatehouse.confine.Signal;
import dev.gatehouse.control.home.Home;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Starts this very command once more, in a session of its own and with no stream of ours, and waits until its endpoint answers.
final class Background {
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final int LOOK_EVERY_MS = 40;

    private Background() {}

    /// How it came out.
    sealed interface Outcome {}

    /// The endpoint answers.
    record Answers(Home home, Map<String, Object> state) implements Outcome {}

    /// It ended, with this exit code, and said this.
    record Failed(int exit, String said) implements Outcome {}

    static Outcome start(Path folder, List<String> arguments) throws IOException, InterruptedException {
        Home home = Home.create(folder, Processes.root());
        Path log = freshLog(home);
        Process process = new ProcessBuilder(command(home, arguments)).redirectInput(new File("/dev/null"))
            .redirectOutput(log.toFile()).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        long until = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < until) {
            if (process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                return new Failed(process.exitValue() == Exit.DONE ? Exit.NO : process.exitValue(), said(log));
            }
            Optional<Map<String, Object>> state = RunState.read(home).filter(now -> answering(now, process.pid()));
            if (state.isPresent()) {
                return new Answers(home, state.get());
            }
        }
        Processes.kill(process.pid(), Signal.TERMINATE);
        return new Failed(Exit.NO, said(log) + "gatehouse: the start took longer than " + LONGEST.toSeconds() + " s and was taken back. See " + home.logFolder() + ".\n");
    }

    private static boolean answering(Map<String, Object> state, long launcher) {
        return Boolean.TRUE.equals(state.get("answering")) && Long.valueOf(launcher).equals(state.get("launcher"));
    }

    /// What the background says of itself: `HOME/log/up.log`, begun anew at each start.
    private static Path freshLog(Home home) throws IOException {
        Path log = home.logFolder().resolve("up.log");
        Files.deleteIfExists(log);
        return Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static String said(Path log) throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /// The flags are those of the script.
    private static List<String> command(Home home, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=10", "-XX:+UseCompactObjectHeaders", "-Xmx64m", "-Xss256k", "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism", "-Dgatehouse.tree=" + TreeFolder.path()));
        command.addAll(StartCache.launcherFlags(TreeFolder.path(), home.path()));
        command.addAll(code());
        command.addAll(arguments);
        return command;
    }

    private static List<String> code() {
        String modules = System.getProperty("jdk.module.path");
        return modules == null ? List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Main.class.getName())
            : List.of("--enable-native-access=dev.gatehouse.confine", "--module-path", modules, "-m", "dev.gatehouse.cli/" + Main.class.getName());
    }
}
