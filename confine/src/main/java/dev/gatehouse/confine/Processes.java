package dev.gatehouse.confine;

/// Signals to processes that are known by number alone, and who we are. For one that we started ourselves use [Confined#kill].
public final class Processes {
    private Processes() {}

    /// Sends a signal by `kill(2)`: whether the process was there and ours to signal.
    ///
    /// @param pid one process; never 0 or below, which would mean a group or everybody
    public static boolean kill(long pid, Signal signal) {
        if (pid <= 1) {
            throw new IllegalArgumentException("not the number of one process of ours: " + pid);
        }
        if (Machine.here() == Machine.NONE) {
            return ProcessHandle.of(pid).map(process -> signal == Signal.KILL ? process.destroyForcibly() : process.destroy()).orElse(false);
        }
        return Sys.call(SystemCall.KILL, pid, signal.number) == 0;
    }

    /// Whether we run as root, and so can give each zone a user of its own.
    public static boolean root() {
        return Machine.here() != Machine.NONE && Sys.call(SystemCall.GETUID) == 0;
    }

    /// Our numeric user, or -1 where there are none.
    public static int uid() {
        return Machine.here() == Machine.NONE ? -1 : (int) Sys.call(SystemCall.GETUID);
    }
}
