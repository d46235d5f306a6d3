package dev.gatehouse.confine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Starts one program behind its walls: the only way a zone or a hosted server comes to life.
///
/// A platform thread made for this one start takes the user, Landlock, no-new-privileges and the first seccomp stage, all of which
/// belong to a thread and are inherited by what it starts; then it starts the program with exactly the environment given and descriptors
/// 0 to 2. The thread lives until the program ends, since the kernel's parent-death signal follows the thread and not the process, and
/// then sweeps what the program left running. Any failure ends in an exception and nothing started.
///
/// Redirects to files are opened under the program's own walls and user: leave the streams as pipes unless the walls open that file.
public final class Launch {
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private final Walls walls;
    private final Identity identity;
    private final Complaints complaints;
    private final boolean thinner;

    /// The numeric user and group to become; only root can.
    private record Identity(int uid, int gid) {}

    /// Where the error stream goes.
    private enum Complaints { PIPE, OURS, WITH_OUTPUT }

    private Launch(List<String> command, Map<String, String> environment, Path folder, Walls walls, Identity identity,
        Complaints complaints, boolean thinner) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.walls = walls;
        this.identity = identity;
        this.complaints = complaints;
        this.thinner = thinner;
    }

    /// A start of this command, in this folder, behind these walls, with an empty environment.
    ///
    /// @param command the program's absolute path and its arguments; see [ProgramPaths#find]. No shell ever sees it
    public static Launch of(List<String> command, Path folder, Walls walls) {
        if (command.isEmpty() || !Path.of(command.getFirst()).isAbsolute()) {
            throw new IllegalArgumentException("a command starts with the absolute path of a program");
        }
        return new Launch(command, Map.of(), folder, walls, null, Complaints.PIPE, false);
    }

    /// The whole environment of the program; nothing of ours is inherited.
    public Launch environment(Map<String, String> variables) {
        return new Launch(command, variables, folder, walls, identity, complaints, thinner);
    }

    /// Becomes this user and group, without further groups, before the walls are taken. Only root may.
    public Launch as(int uid, int gid) {
        if (uid <= 0 || gid <= 0) {
            throw new IllegalArgumentException("a zone is never root");
        }
        return new Launch(command, environment, folder, walls, new Identity(uid, gid), complaints, thinner);
    }

    /// Lets the program's error stream be ours, instead of a pipe.
    public Launch inheritingErrorStream() {
        return new Launch(command, environment, folder, walls, identity, Complaints.OURS, thinner);
    }

    /// Joins the program's error stream to its output, so that one reader takes both, as for a log.
    public Launch joiningErrorStream() {
        return new Launch(command, environment, folder, walls, identity, Complaints.WITH_OUTPUT, thinner);
    }

    /// Runs the program as a session of its own, with limits, killed with us: by `setsid`, `prlimit` and `setpriv` in front of it.
    /// For programs that cannot call [Shield] themselves. Their walls must let them run system programs ([Walls#systemFolders]).
    ///
    /// @throws ProgramMissing where one of the three is not installed
    public Launch inOwnSession(Limits limits) throws ProgramMissing {
        List<String> chain = new ArrayList<>(limits.chain());
        chain.addAll(command);
        return new Launch(chain, environment, folder, walls, identity, complaints, thinner);
    }

    /// Goes on where the kernel lacks a part, with the walls that there are; without this such a start throws [WallMissing].
    public Launch acceptingThinnerWalls(String because) {
        if (because.isBlank()) {
            throw new IllegalArgumentException("thinner walls need a reason");
        }
        return new Launch(command, environment, folder, walls, identity, complaints, true);
    }

    /// Starts the program.
    ///
    /// @throws KernelRefused with the step and the error number, when a wall could not be taken
    /// @throws WallMissing   when this machine has not all walls and that was not accepted
    public Confined start() throws IOException {
        return start(Kernel.probe());
    }

    Confined start(Kernel kernel) throws IOException {
        if (!kernel.hasAllWalls() && !thinner) {
            throw new WallMissing(kernel.missing());
        }
        Preload.of(walls.profile());
        CompletableFuture<Confined> started = new CompletableFuture<>();
        Thread.ofPlatform().name("walls of " + Path.of(command.getFirst()).getFileName()).daemon()
            .start(() -> live(kernel, started));
        return await(started);
    }

    private void live(Kernel kernel, CompletableFuture<Confined> started) {
        Confined confined;
        try {
            confined = begin(kernel);
        } catch (IOException | RuntimeException | Error failure) {
            started.completeExceptionally(failure);
            return;
        }
        started.complete(confined);
        confined.attend();
    }

    private Confined begin(Kernel kernel) throws IOException {
        become();
        boolean scoped = takeWalls(kernel);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(new LinkedHashMap<>(environment));
        switch (complaints) {
            case PIPE -> builder.redirectError(ProcessBuilder.Redirect.PIPE);
            case OURS -> builder.redirectError(ProcessBuilder.Redirect.INHERIT);
            case WITH_OUTPUT -> builder.redirectErrorStream(true);
        }
        return new Confined(builder.start(), scoped);
    }

    /// Raw calls, so that they change this thread alone; the C library's would change every thread of this process.
    private void become() throws KernelRefused {
        if (identity == null) {
            return;
        }
        Sys.must("leave all groups", SystemCall.SETGROUPS, 0, 0);
        Sys.must("become group " + identity.gid, SystemCall.SETRESGID, identity.gid, identity.gid, identity.gid);
        Sys.must("become user " + identity.uid, SystemCall.SETRESUID, identity.uid, identity.uid, identity.uid);
    }

    /// Whether signals of this thread now reach only what it starts.
    private boolean takeWalls(Kernel kernel) throws IOException {
        boolean landlock = kernel.landlock() > 0 && walls.has(Layer.LANDLOCK);
        long ruleset = landlock ? new Landlock(kernel, walls).ruleset() : -1;
        if (Machine.here() != Machine.NONE) {
            Seccomp.noNewPrivileges();
        }
        if (landlock) {
            Sys.must("take the Landlock rules", SystemCall.LANDLOCK_RESTRICT_SELF, ruleset, 0);
            Sys.call(SystemCall.CLOSE, ruleset);
        }
        if (kernel.seccomp() && walls.has(Layer.FIRST_STAGE)) {
            Seccomp.onThisThread(Stages.first(walls.profile()));
        }
        return landlock && kernel.landlock() >= Kernel.SCOPES;
    }

    private static Confined await(CompletableFuture<Confined> started) throws IOException {
        try {
            return started.get();
        } catch (InterruptedException interrupted) {
            started.thenAccept(late -> late.kill(Signal.KILL));
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting a program", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw new IOException("a program could not be started", failed.getCause());
        }
    }
}
