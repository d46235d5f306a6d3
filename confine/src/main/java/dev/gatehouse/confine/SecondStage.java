package dev.gatehouse.confine;

import java.io.IOException;
import java.util.List;

/// The second seccomp stage, taken by a zone itself when its listeners are up and before it reads a hostile byte.
///
/// It holds for every thread, also those made later, and cannot be lifted. From then on (all profiles but the keeper's): no program,
/// no foreign process, no `chmod`, no file watching, no file times. So folders and files get their modes when they are created, and
/// changed files are found by asking again, not by a `WatchService`.
///
/// A zone that starts programs takes it before its first [Launch]: the launching threads' own filters would make the kernel refuse.
public final class SecondStage {
    private SecondStage() {}

    /// Closes the door on all threads of this process; returns only if it is closed.
    ///
    /// @throws WallMissing   where the kernel has no seccomp filters; the caller decides whether that was accepted at start
    /// @throws KernelRefused when the kernel refused or one thread could not take the filter: stop, do not serve
    public static void apply(Profile profile) throws IOException {
        if (!Kernel.probe().seccomp()) {
            throw new WallMissing(List.of("No seccomp filters: the second stage cannot be set."));
        }
        Shield.undumpable();
        Seccomp.noNewPrivileges();
        Seccomp.onAllThreads(Stages.second(profile, (int) Sys.call(SystemCall.GETPID)));
    }
}
