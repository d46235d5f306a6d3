package dev.gatehouse.confine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;

/// Skips, by name, where this machine cannot show the walls.
interface NeedsWalls {
    /// An ordinary user whose processes are nobody else's.
    int SOMEBODY = 60_999;

    @BeforeEach
    default void wallsAreThere() {
        assumeTrue(Kernel.probe().hasAllWalls(), "this kernel has not all walls: " + Kernel.probe().missing());
        assumeTrue(Processes.root(), "only root can become another user");
    }

    /// Waits until a process is gone, or is a zombie that nobody has collected yet; gives up after a while.
    static boolean ends(long pid) throws IOException {
        long late = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < late) {
            if (!runs(pid)) {
                return true;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        return false;
    }

    static boolean runs(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return false;
        }
    }
}
