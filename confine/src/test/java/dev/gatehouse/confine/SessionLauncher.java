package dev.gatehouse.confine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Starts a long program in a session of its own, says its pid, and waits to be killed.
final class SessionLauncher {
    private SessionLauncher() {}

    /// The program's own folder, and `zone` to start a JVM that shields itself.
    public static void main(String[] arguments) throws Exception {
        Path own = Path.of(arguments[0]);
        Confined program = arguments.length > 1 ? zone(own) : sleep(own);
        System.out.println(program.pid());
        System.exit(program.waitFor());
    }

    private static Confined sleep(Path own) throws Exception {
        Confined program = Launch.of(List.of("/bin/sleep", "300"), own, Walls.of(Profile.SERVER).systemFolders().ownAndRun(own))
            .inOwnSession(Limits.usual()).start();
        while (!Files.readString(Path.of("/proc", "" + program.pid(), "comm")).startsWith("sleep")) {
            LockSupport.parkNanos(1_000_000);
        }
        return program;
    }

    private static Confined zone(Path own) throws Exception {
        String parent = "" + ProcessHandle.current().pid();
        Confined program = Launch.of(Zone.test(Shielded.class, parent), own, Zone.walls(Profile.GATE, own)).inheritingErrorStream().start();
        if (program.stdout().read() != '!') {
            throw new IllegalStateException("the zone did not shield itself");
        }
        return program;
    }

    /// A zone that shields itself and then waits for ever, whatever becomes of its input.
    static final class Shielded {
        private Shielded() {}

        /// The launcher's pid.
        public static void main(String[] arguments) throws Exception {
            Shield.undumpable();
            Shield.ownSession();
            Shield.dieWith(Long.parseLong(arguments[0]));
            System.out.print("!");
            System.out.flush();
            Thread.currentThread().join();
        }
    }
}
