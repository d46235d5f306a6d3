package dev.gatehouse.confine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Proof of a zone's walls, taken by the zone itself after its last stage: it tries forbidden things and keeps what the kernel answered.
///
/// Any success means that a wall is not there: the zone must stop. A target that does not exist counts as not stopped.
public final class SelfProbe {
    private static final String NOBODY_THERE = "127.0.0.1:9";
    private static final String HARMLESS_PROGRAM = "/bin/true";

    private final List<Outcome> outcomes;

    private SelfProbe(List<Outcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    /// Tries what this profile forbids.
    ///
    /// @param foreignFile   an existing file of another zone
    /// @param foreignSocket an existing unix socket of somebody else; only the sealed gate is kept from it
    public static SelfProbe run(Profile profile, Path foreignFile, Optional<Path> foreignSocket) {
        List<Outcome> tried = new ArrayList<>();
        network(profile, tried);
        if (!profile.startsPrograms()) {
            tried.add(outcome("run", Burglary.spawn(HARMLESS_PROGRAM)));
            tried.add(outcome("execve", Burglary.execve()));
        }
        tried.add(outcome("file", Burglary.open(foreignFile.toString(), Burglary.READ)));
        long parent = Sys.call(SystemCall.GETPPID);
        tried.add(outcome("trace", Sys.call(SystemCall.PTRACE, 0x4206, parent, 0, 0)));
        tried.add(outcome("memory", Burglary.readMemory(parent)));
        tried.add(outcome("keys", Burglary.addKey()));
        tried.add(outcome("uring", Burglary.ioUring()));
        if (!profile.opensUnixSockets()) {
            foreignSocket.ifPresent(path -> tried.add(outcome("unix", Burglary.connectUnix(path.toString(), false))));
        }
        return new SelfProbe(tried);
    }

    private static void network(Profile profile, List<Outcome> tried) {
        if (profile.connectDenied()) {
            tried.add(outcome("tcp", Burglary.connectTcp(NOBODY_THERE, 0)));
            tried.add(outcome("udp", Burglary.sendDatagram(NOBODY_THERE)));
            tried.add(outcome("mptcp", Burglary.connectTcp(NOBODY_THERE, 262)));
        }
        if (profile.bindDenied()) {
            tried.add(outcome("bind", Burglary.bind(0)));
            tried.add(outcome("listen", Burglary.listenUnbound()));
        }
        tried.add(outcome("vsock", Burglary.socket(40, 1, 0)));
    }

    private static Outcome outcome(String name, long result) {
        return new Outcome(name, result < 0 ? (int) -result : 0);
    }

    /// What was tried, in order.
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /// Whether every wall held.
    public boolean allStopped() {
        return outcomes.stream().allMatch(Outcome::stopped);
    }

    /// What was not stopped; empty when every wall held.
    public List<Outcome> open() {
        return outcomes.stream().filter(outcome -> !outcome.stopped()).toList();
    }

    /// The walls for `status`: `tcp=EPERM udp=EPERM …`.
    @Override
    public String toString() {
        return outcomes.stream().map(outcome -> outcome.name() + "=" + Errno.name(outcome.errno())).collect(Collectors.joining(" "));
    }
}
