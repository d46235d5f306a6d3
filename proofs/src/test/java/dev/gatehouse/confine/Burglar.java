package dev.gatehouse.confine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Hostile code inside a zone: put by a proof into the zone's own jar, called by the zone's own code, behind the walls that the launcher
/// really gave it. It tries what it is asked in `burglar.ask` in a folder of that zone and leaves what the kernel answered in
/// `burglar.said`, a line for each: the asked line, then `OK` or the error number's name.
///
/// It lives in this package to make raw calls; nothing of it is in the product.
public final class Burglar {
    private static final int NOT_A_PROGRAM = 8;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final AtomicBoolean IN = new AtomicBoolean();

    private Burglar() {}

    /// In a zone, before its last stage: tries what can be tried already, then waits for questions.
    public static void inZone() {
        comeIn(Path.of(System.getProperty("java.io.tmpdir")).getParent());
    }

    /// In the launcher: its folder is named in the jar.
    public static void inLauncher() {
        comeIn(Path.of(resource("burglar.folder").getFirst()));
    }

    /// Once for each process.
    public static void comeIn(Path folder) {
        if (!IN.compareAndSet(false, true)) {
            return;
        }
        try {
            say(folder, "burglar.early", answers(resource("burglar.early")));
            say(folder, "burglar.in", List.of(String.valueOf(ProcessHandle.current().pid())));
        } catch (IOException shut) {
            throw new IllegalStateException("the burglar cannot write in " + folder, shut);
        }
        Thread.ofPlatform().daemon().name("burglar").start(() -> lurk(folder));
    }

    private static List<String> resource(String name) {
        try (InputStream in = Burglar.class.getResourceAsStream(name)) {
            return in == null ? List.of() : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void lurk(Path folder) {
        Path ask = folder.resolve("burglar.ask");
        while (true) {
            LockSupport.parkNanos(50_000_000);
            if (Files.exists(ask)) {
                try {
                    say(folder, "burglar.said", answers(Files.readAllLines(ask)));
                } catch (IOException | RuntimeException broken) {
                    throw new IllegalStateException("the burglar was not understood", broken);
                }
                return;
            }
        }
    }

    private static void say(Path folder, String name, List<String> lines) throws IOException {
        Path fresh = folder.resolve(name + ".new");
        Files.write(fresh, lines);
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> answers(List<String> asked) {
        List<String> said = new ArrayList<>();
        for (String line : asked) {
            String[] words = line.split(" ");
            said.add(line + " " + tried(words[1], words.length > 2 ? words[2] : ""));
        }
        return said;
    }

    /// On a thread of its own, whose end lets a traced process go.
    private static String tried(String what, String on) {
        long[] answer = new long[1];
        Thread one = Thread.ofPlatform().start(() -> answer[0] = attempt(what, on));
        while (one.isAlive()) {
            try {
                one.join();
            } catch (InterruptedException ignored) {
                continue;
            }
        }
        return Errno.name(answer[0] < 0 ? (int) -answer[0] : 0);
    }

    private static long attempt(String what, String on) {
        return switch (what) {
            case "tcp" -> Burglary.connectTcp(on, 0);
            case "mptcp" -> Burglary.connectTcp(on, 262);
            case "fast-open" -> Burglary.fastOpen(on);
            case "udp" -> Burglary.sendDatagram(on);
            case "raw" -> Burglary.socket(2, 3, 1);
            case "packet" -> Burglary.socket(17, 3, 0);
            case "netlink-route" -> Burglary.socket(16, 3, 0);
            case "netlink-generic" -> Burglary.socket(16, 3, 16);
            case "vsock" -> Burglary.socket(40, 1, 0);
            case "bind" -> Burglary.bind(Integer.parseInt(on));
            case "listen" -> Burglary.listenUnbound();
            case "unix" -> Burglary.connectUnix(on, false);
            case "abstract" -> Burglary.connectUnix(on, true);
            case "spawn" -> Burglary.spawn(on);
            case "execve" -> Burglary.execve();
            case "memory-program" -> memoryProgram();
            case "uring" -> Burglary.ioUring();
            case "userfaultfd" -> Burglary.closing(Sys.call(SystemCall.USERFAULTFD, 1));
            case "perf" -> Burglary.perfEvent();
            case "key" -> Burglary.addKey();
            case "shared-memory" -> Burglary.sharedMemory();
            case "namespace" -> Sys.call(SystemCall.UNSHARE, 0x10000000);
            case "trace" -> Sys.call(SystemCall.PTRACE, 0x4206, Long.parseLong(on), 0, 0);
            case "memory" -> Burglary.readMemory(Long.parseLong(on));
            case "descriptor" -> Burglary.stealDescriptor(Long.parseLong(on));
            case "limit" -> Burglary.setLimit(Long.parseLong(on));
            case "priority" -> Sys.call(SystemCall.SETPRIORITY, 0, Long.parseLong(on), 0);
            case "signal" -> Sys.call(SystemCall.KILL, Long.parseLong(on), 0);
            case "see" -> Burglary.see(on);
            case "read" -> Burglary.open(on, Burglary.READ);
            case "write" -> Burglary.open(on, Burglary.WRITE);
            case "chmod" -> Burglary.chmod(on);
            case "create" -> Burglary.create(on + "/.attempt");
            case "watch" -> Burglary.watch(on);
            default -> throw new IllegalArgumentException("the burglar cannot " + what);
        };
    }

    /// A program that is nowhere on a disk: "not a program" means that running it was let in.
    private static long memoryProgram() {
        try (Arena arena = Arena.ofConfined()) {
            long file = Sys.call(SystemCall.MEMFD_CREATE, arena.allocateFrom("attempt").address(), 0);
            if (file < 0) {
                return file;
            }
            MemorySegment none = arena.allocate(8, 8);
            long answer = Sys.call(SystemCall.EXECVEAT, file, arena.allocateFrom("").address(), none.address(), none.address(), AT_EMPTY_PATH);
            Burglary.closing(file);
            return answer == -NOT_A_PROGRAM ? 0 : answer;
        }
    }
}
