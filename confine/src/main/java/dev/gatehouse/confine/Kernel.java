package dev.gatehouse.confine;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the kernel under us can enforce, asked once before anything is started.
///
/// Asking is not proof: [SelfProbe] proves, inside each zone. `landlock` is the ABI level, 0 when there is none and `landlockWhy` says why.
/// Levels: 1 files, 2 renames across folders, 3 truncation, 4 TCP, 5 device ioctl, 6 signals and abstract sockets.
///
/// @param system      the operating system's name
/// @param processor   its processor's name
/// @param landlock    the Landlock ABI level, 0 for none
/// @param landlockWhy empty, or why there is none
/// @param seccomp     whether filters that answer with an error can be set
/// @param yama        `ptrace_scope`, or -1 where Yama is not built in or not readable; Landlock's own rule does not need it
/// @param outerFilter whether a seccomp filter of somebody else (a container's) is already on; ours stacks on it
public record Kernel(String system, String processor, int landlock, String landlockWhy, boolean seccomp, int yama, boolean outerFilter) {
    static final int TCP = 4;
    static final int SCOPES = 6;
    private static final int GET_ACTION_AVAILABLE = 2;
    private static final int PR_GET_SECCOMP = 21;

    /// Asks the kernel. Makes no system call on other systems; never throws.
    public static Kernel probe() {
        long level = Sys.call(SystemCall.LANDLOCK_CREATE_RULESET, 0, 0, 1);
        return new Kernel(System.getProperty("os.name", "unknown"), System.getProperty("os.arch", "unknown"),
            (int) Math.max(level, 0), level < 0 ? whyNoLandlock((int) -level) : "", filters(), traceScope(),
            Sys.call(SystemCall.PRCTL, PR_GET_SECCOMP) == 2);
    }

    /// Whether every wall stands here. Where not, nothing may listen beyond loopback.
    public boolean hasAllWalls() {
        return missing().isEmpty();
    }

    /// The promises that do not hold on this machine, a sentence each; empty where all walls stand.
    public List<String> missing() {
        if (Machine.here() == Machine.NONE) {
            return List.of("No walls on " + system + " (" + processor + "): zones share the rights of the user who started them.");
        }
        List<String> missing = new ArrayList<>();
        if (landlock == 0) {
            missing.add("No Landlock (" + landlockWhy + "): code inside a zone can reach files of the same user, and signal its processes; "
                + "it is kept off sockets, programs and tracing by seccomp alone.");
        } else if (landlock < TCP) {
            missing.add("Landlock level " + landlock + " is below 4: TCP connections are closed only by the second seccomp stage, after a zone's start.");
        }
        if (landlock > 0 && landlock < SCOPES) {
            missing.add("Landlock level " + landlock + " is below 6: signals and abstract sockets are refused by seccomp only, "
                + "and what a hosted server leaves running is not swept.");
        }
        if (!seccomp) {
            missing.add("No seccomp filters: a zone can reach the network by datagrams, MPTCP and fast open, and can run programs that it may read.");
        }
        return List.copyOf(missing);
    }

    private static String whyNoLandlock(int errno) {
        return switch (errno) {
            case Errno.ENOSYS -> "the kernel has none, or a container filters it";
            case 95 -> "switched off at boot";
            case Errno.EPERM -> "an outer filter refuses it";
            default -> Errno.name(errno);
        };
    }

    private static boolean filters() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment action = arena.allocate(4, 4);
            action.set(ValueLayout.JAVA_INT, 0, 0x00050000);
            return Sys.call(SystemCall.SECCOMP, GET_ACTION_AVAILABLE, 0, action.address()) == 0;
        }
    }

    private static int traceScope() {
        try {
            return Integer.parseInt(Files.readString(Path.of("/proc/sys/kernel/yama/ptrace_scope")).strip());
        } catch (IOException | NumberFormatException none) {
            return -1;
        }
    }
}
