package dev.gatehouse.confine;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;

/// Landlock on the calling thread: what it starts afterwards inherits the rules and can never shed them.
final class Landlock {
    private static final int RULE_PATH = 1;
    private static final int RULE_PORT = 2;
    private static final long BIND = 1;
    private static final long CONNECT = 2;
    private static final long SIGNALS_AND_ABSTRACT_SOCKETS = 3;

    private final Kernel kernel;
    private final Walls walls;

    Landlock(Kernel kernel, Walls walls) {
        this.kernel = kernel;
        this.walls = walls;
    }

    /// Makes a rule set; the thread is not restricted yet. The result is a file descriptor.
    long ruleset() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(24, 8);
            attributes.set(ValueLayout.JAVA_LONG, 0, Access.Rights.handled(kernel.landlock()));
            attributes.set(ValueLayout.JAVA_LONG, 8, kernel.landlock() >= Kernel.TCP ? network() : 0);
            attributes.set(ValueLayout.JAVA_LONG, 16, SIGNALS_AND_ABSTRACT_SOCKETS);
            long size = kernel.landlock() >= Kernel.SCOPES ? 24 : kernel.landlock() >= Kernel.TCP ? 16 : 8;
            long ruleset = Sys.must("make a Landlock rule set", SystemCall.LANDLOCK_CREATE_RULESET, attributes.address(), size, 0);
            openPaths(arena, ruleset);
            openPorts(arena, ruleset);
            return ruleset;
        }
    }

    private long network() {
        return switch (walls.profile().network) {
            case BIND_LISTED -> BIND | CONNECT;
            case CONNECT_ONLY -> BIND;
            case OPEN -> 0;
        };
    }

    private void openPaths(Arena arena, long ruleset) throws IOException {
        for (Walls.Opening opening : JavaNeeds.starter()) {
            openPath(arena, ruleset, opening);
        }
        for (Walls.Opening opening : walls.openings()) {
            openPath(arena, ruleset, opening);
        }
    }

    private void openPath(Arena arena, long ruleset, Walls.Opening opening) throws IOException {
        long path = Sys.call(SystemCall.OPENAT, Sys.AT_FDCWD, arena.allocateFrom(opening.path().toString()).address(), Sys.O_PATH_CLOEXEC, 0);
        if (path == -Errno.ENOENT && opening.optional()) {
            return;
        }
        if (path < 0) {
            throw new KernelRefused("open a path for the walls, " + opening.path(), (int) -path);
        }
        try {
            MemorySegment rule = arena.allocate(16, 8);
            rule.set(ValueLayout.JAVA_LONG, 0, rights(opening));
            rule.set(ValueLayout.JAVA_INT, 8, (int) path);
            Sys.must("open " + opening.path() + " in the walls", SystemCall.LANDLOCK_ADD_RULE, ruleset, RULE_PATH, rule.address(), 0);
        } finally {
            Sys.call(SystemCall.CLOSE, path);
        }
    }

    private long rights(Walls.Opening opening) {
        long rights = opening.access().rights & Access.Rights.handled(kernel.landlock());
        return Files.isDirectory(opening.path()) ? rights : rights & Access.Rights.OF_A_FILE;
    }

    private void openPorts(Arena arena, long ruleset) throws KernelRefused {
        if (kernel.landlock() < Kernel.TCP || !walls.profile().bindDenied()) {
            return;
        }
        for (int port : walls.ports()) {
            MemorySegment rule = arena.allocate(16, 8);
            rule.set(ValueLayout.JAVA_LONG, 0, BIND);
            rule.set(ValueLayout.JAVA_LONG, 8, port);
            Sys.must("open TCP port " + port + " in the walls", SystemCall.LANDLOCK_ADD_RULE, ruleset, RULE_PORT, rule.address(), 0);
        }
    }
}
