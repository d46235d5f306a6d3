package dev.gatehouse.confine;

import java.lang.foreign.Arena;

/// Sets seccomp filters: on the calling thread before a program is started, or on all threads of a running zone.
final class Seccomp {
    private static final int SET_MODE_FILTER = 1;
    private static final int ALL_THREADS = 1;
    private static final int PR_SET_NO_NEW_PRIVS = 38;

    private Seccomp() {}

    /// Gives up new privileges for this thread and all it starts: no set-user-id program can lift the walls.
    static void noNewPrivileges() throws KernelRefused {
        Sys.must("give up new privileges", SystemCall.PRCTL, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    }

    static void onThisThread(Filter filter) throws KernelRefused {
        try (Arena arena = Arena.ofConfined()) {
            Sys.must("set the first seccomp stage", SystemCall.SECCOMP, SET_MODE_FILTER, 0, filter.program(arena).address());
        }
    }

    /// All threads or none: a positive answer names a thread that could not take the filter.
    static void onAllThreads(Filter filter) throws KernelRefused {
        try (Arena arena = Arena.ofConfined()) {
            long answer = Sys.must("set the second seccomp stage", SystemCall.SECCOMP, SET_MODE_FILTER, ALL_THREADS, filter.program(arena).address());
            if (answer > 0) {
                throw new KernelRefused("set the second seccomp stage on every thread", Errno.ESRCH);
            }
        }
    }
}
