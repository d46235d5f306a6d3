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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts this very command once more, in a session of its own and with no stream of ours, and waits until its endpoint answers.
///
/// It is a child of a shell that ends at once, and not of ours: a JVM that waits for a child takes 0.3 s longer to end.
final class Background {
    /// `$1` is what it says its words in, the rest is its command. Says its process id.
    private static final String DETACHING = "said=$1; shift; \"$@\" < /dev/null >> \"$said\" 2>&1 & echo $!";
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
        Files.deleteIfExists(farewell(home));
        long pid = detach(log, command(home, arguments));
        long until = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < until) {
            Thread.sleep(LOOK_EVERY_MS);
            Optional<Map<String, Object>> state = RunState.read(home).filter(now -> answering(now, pid));
            if (state.isPresent()) {
                return new Answers(home, state.get());
            }
            if (hasEnded(pid)) {
                return new Failed(exit(home), said(log));
            }
        }
        Processes.kill(pid, Signal.TERMINATE);
        return new Failed(Exit.NO, said(log) + "gatehouse: the start took longer than " + LONGEST.toSeconds() + " s and was taken back. See " + home.logFolder() + ".\n");
    }

    private static long detach(Path log, List<String> command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", DETACHING, "gatehouse", log.toString()));
        words.addAll(command);
        Process shell = new ProcessBuilder(words).redirectInput(new File("/dev/null")).redirectError(log.toFile()).start();
        try (var said = shell.inputReader()) {
            String pid = said.readLine();
            shell.waitFor();
            return Long.parseLong(pid);
        } catch (NumberFormatException none) {
            throw new IOException("no process could be started: " + said(log));
        }
    }

    /// Whoever takes in orphans may leave them lying dead for a while.
    private static boolean hasEnded(long pid) throws IOException {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            return true;
        }
        try {
            String state = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return state.startsWith(") Z", state.lastIndexOf(')'));
        } catch (NoSuchFileException otherSystem) {
            return false;
        }
    }

    /// Run by the background itself: leaves its exit code for whoever waits.
    static int leave(Path folder, int exit) {
        try {
            Files.writeString(folder.resolve("log/up.exit"), Integer.toString(exit));
        } catch (IOException unheard) {
            // Then it counts as a no.
        }
        return exit;
    }

    private static Path farewell(Home home) {
        return home.logFolder().resolve("up.exit");
    }

    /// One that ended without a word, or with a good one although its endpoint never answered, has failed.
    private static int exit(Home home) {
        try {
            int left = Integer.parseInt(Files.readString(farewell(home)));
            return left == Exit.DONE ? Exit.NO : left;
        } catch (IOException | NumberFormatException silent) {
            return Exit.NO;
        }
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
