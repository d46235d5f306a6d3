package dev.gatehouse.confine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A burglar: tries, by raw system calls, what code inside a zone must not be able to do, and prints one line for each try.
///
/// For tests, which run it in the place of a zone, behind that zone's walls. Arguments name the targets (decoys), each may be repeated:
/// `tcp=127.0.0.1:PORT`, `udp=127.0.0.1:PORT`, `unix=/path`, `abstract=NAME`, `pid=N`, `file=/path`, `folder=/path`, `program=/path`,
/// `bind=PORT` (a port that may or may not be bound); `second=PROFILE` first takes that profile's second stage, as a zone would.
/// Without a target the kernel's own surface is still tried. Output: `NAME OK` or `NAME ERRNO`, and `done` at the end.
///
/// On success nothing is harmed: a connection is closed, a `chmod` sets 0600, a created file is removed, a traced process goes on.
public final class Attempts {
    private final List<Outcome> outcomes = new ArrayList<>();

    private Attempts() {}

    /// Runs every attempt of these targets.
    public static List<Outcome> run(List<String> targets) {
        Attempts attempts = new Attempts();
        attempts.surface();
        targets.forEach(attempts::target);
        return List.copyOf(attempts.outcomes);
    }

    /// The program: targets as arguments, outcomes as lines.
    public static void main(String[] arguments) throws IOException {
        List<String> targets = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("second=")) {
                SecondStage.apply(Profile.valueOf(argument.substring("second=".length()).toUpperCase(Locale.ROOT)));
            } else {
                targets.add(argument);
            }
        }
        run(targets).forEach(System.out::println);
        System.out.println("done");
    }

    private void surface() {
        note("udp-socket", Burglary.socket(2, 2, 0));
        note("raw-socket", Burglary.socket(2, 3, 1));
        note("packet-socket", Burglary.socket(17, 3, 0));
        note("netlink-route", Burglary.socket(16, 3, 0));
        note("netlink-generic", Burglary.socket(16, 3, 16));
        note("vsock", Burglary.socket(40, 1, 0));
        note("listen-unbound", Burglary.listenUnbound());
        note("bind-any-port", Burglary.bind(0));
        note("io-uring", Burglary.ioUring());
        note("userfaultfd", Burglary.closing(Sys.call(SystemCall.USERFAULTFD, 1)));
        note("perf-event", Burglary.perfEvent());
        note("add-key", Burglary.addKey());
        note("shared-memory", Burglary.sharedMemory());
        note("memfd", Burglary.memfd());
        note("unshare", Sys.call(SystemCall.UNSHARE, 0x200));
        note("execve", Burglary.execve());
    }

    private void target(String argument) {
        int equals = argument.indexOf('=');
        String value = argument.substring(equals + 1);
        switch (argument.substring(0, Math.max(equals, 0))) {
            case "tcp" -> tcp(value);
            case "udp" -> note("udp-send", Burglary.sendDatagram(value));
            case "unix" -> note("unix-connect", Burglary.connectUnix(value, false));
            case "abstract" -> note("abstract-connect", Burglary.connectUnix(value, true));
            case "pid" -> process(Long.parseLong(value));
            case "file" -> file(value);
            case "folder" -> folder(value);
            case "program" -> note("run-program", Burglary.spawn(value));
            case "bind" -> note("bind-port", Burglary.bind(Integer.parseInt(value)));
            default -> throw new IllegalArgumentException("not a target: " + argument);
        }
    }

    private void tcp(String address) {
        note("tcp-connect", Burglary.connectTcp(address, 0));
        note("mptcp-connect", Burglary.connectTcp(address, 262));
        note("fast-open", Burglary.fastOpen(address));
    }

    private void process(long pid) {
        note("ptrace", Sys.call(SystemCall.PTRACE, 0x4206, pid, 0, 0));
        note("vm-read", Burglary.readMemory(pid));
        note("pidfd-getfd", Burglary.stealDescriptor(pid));
        note("kcmp", Sys.call(SystemCall.KCMP, Sys.call(SystemCall.GETPID), pid, 2, 0, 0));
        note("set-limit", Burglary.setLimit(pid));
        note("set-priority", Sys.call(SystemCall.SETPRIORITY, 0, pid, 0));
        note("signal", Sys.call(SystemCall.KILL, pid, 0));
    }

    private void file(String path) {
        note("see-file", Burglary.see(path));
        note("read-file", Burglary.open(path, Burglary.READ));
        note("write-file", Burglary.open(path, Burglary.WRITE));
        note("chmod-file", Burglary.chmod(path));
    }

    private void folder(String path) {
        note("list-folder", Burglary.open(path, Burglary.READ));
        note("create-file", Burglary.create(path + "/.attempt"));
        note("watch-folder", Burglary.watch(path));
    }

    private void note(String name, long result) {
        outcomes.add(new Outcome(name, result < 0 ? (int) -result : 0));
    }
}
