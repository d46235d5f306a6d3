package dev.gatehouse.confine;

import java.nio.file.Path;
import java.util.List;

/// Starts a long program in a session of its own, says its pid, and waits to be killed.
final class SessionLauncher {
    private SessionLauncher() {}

    /// The program's own folder.
    public static void main(String[] arguments) throws Exception {
        Path own = Path.of(arguments[0]);
        Confined program = Launch.of(List.of("/bin/sleep", "300"), own, Walls.of(Profile.SERVER).systemFolders().ownAndRun(own))
            .inOwnSession(Limits.usual()).start();
        while (!java.nio.file.Files.readString(Path.of("/proc", "" + program.pid(), "comm")).startsWith("sleep")) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        System.out.println(program.pid());
        System.exit(program.waitFor());
    }
}
