package dev.gatehouse.cli.launcher;

import dev.gatehouse.confine.Processes;
import dev.gatehouse.confine.Signal;
import dev.gatehouse.control.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Ends a run of another process: asks its launcher, waits for every process, and takes stronger means where that does not help.
public enum Ending {
    /// It ran, and is gone with all its processes.
    ENDED,
    /// Nothing ran.
    WAS_NOT_RUNNING,
    /// It belongs to somebody whose processes we may not signal.
    NOT_OURS,
    /// Processes are left that could not be ended.
    STILL_THERE;

    private static final Duration ASKED = Duration.ofSeconds(10);
    private static final Duration KILLED = Duration.ofSeconds(5);

    /// Ends the run of this home. A home that is not there (null) runs nothing.
    public static Ending of(Home home) throws IOException, InterruptedException {
        if (home == null) {
            return WAS_NOT_RUNNING;
        }
        long launcher = HomeLock.holder(home.launcherLock()).orElse(0);
        if (launcher <= 1) {
            return WAS_NOT_RUNNING;
        }
        List<Long> all = new ArrayList<>(zones(home));
        all.add(launcher);
        if (!Processes.kill(launcher, Signal.TERMINATE) && !gone(launcher)) {
            return NOT_OURS;
        }
        return await(all, ASKED) || force(home, launcher, all) ? ENDED : STILL_THERE;
    }

    /// The launcher hangs. Its zones end with it; one that does not is killed by its number, if that is still a zone's.
    private static boolean force(Home home, long launcher, List<Long> all) throws IOException, InterruptedException {
        all.addAll(zones(home));
        Processes.kill(launcher, Signal.KILL);
        if (!await(all, KILLED)) {
            all.stream().filter(pid -> !gone(pid) && isOurs(pid)).forEach(pid -> Processes.kill(pid, Signal.KILL));
        }
        boolean swept = await(all, KILLED);
        RunState.remove(home);
        Files.deleteIfExists(home.operatorSecret());
        Preparation.removeSockets(home);
        return swept;
    }

    private static List<Long> zones(Home home) {
        return RunState.read(home).stream().flatMap(state -> RunState.objects(state, "zones").stream())
            .map(zone -> ((Map<?, ?>) zone).get("pid")).filter(Long.class::isInstance).map(Long.class::cast).toList();
    }

    private static boolean await(List<Long> pids, Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (!pids.stream().allMatch(Ending::gone)) {
            if (System.nanoTime() > until) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    /// Not there, or a zombie that only waits for its parent to look.
    private static boolean gone(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state == 'Z' || state == 'X';
        } catch (IOException none) {
            return ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true);
        }
    }

    private static boolean isOurs(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).contains("dev.gatehouse.");
        } catch (IOException gone) {
            return false;
        }
    }
}
