package dev.gatehouse.confine;

/// What a process does to itself first thing in `main`, before it reads anything.
public final class Shield {
    private static final int PR_SET_PDEATHSIG = 1;
    private static final int PR_SET_DUMPABLE = 4;
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    private Shield() {}

    /// Hides this process's memory, environment and descriptors from every other program of the same user, and forbids core dumps.
    /// Does nothing where there is no such wall. Set anew by every exec, so each zone calls it itself.
    public static void undumpable() throws KernelRefused {
        set("become undumpable", PR_SET_DUMPABLE, 0);
    }

    /// Lets the kernel kill this process when the thread that started it ends, which is when the starting process ends: see [Launch].
    /// Refuses when that process is gone already.
    ///
    /// @param parent the pid that must still be the parent
    public static void dieWith(long parent) throws KernelRefused {
        set("die with the parent", PR_SET_PDEATHSIG, Signal.KILL.number);
        if (Machine.here() != Machine.NONE && Sys.call(SystemCall.GETPPID) != parent) {
            throw new KernelRefused("find the parent alive", Errno.ESRCH);
        }
    }

    /// Leaves the terminal's session, so that Ctrl-C reaches the launcher alone. Silent when it already leads a group.
    public static void ownSession() {
        Sys.call(SystemCall.SETSID);
    }

    /// Makes orphans below this process its children, so that [Processes#descendants] finds all of them.
    public static void adoptOrphans() throws KernelRefused {
        set("adopt orphans", PR_SET_CHILD_SUBREAPER, 1);
    }

    private static void set(String step, int option, long value) throws KernelRefused {
        if (Machine.here() != Machine.NONE) {
            Sys.must(step, SystemCall.PRCTL, option, value, 0, 0, 0);
        }
    }
}
