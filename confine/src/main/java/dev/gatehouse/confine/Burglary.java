package dev.gatehouse.confine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Single attempts of [Attempts] and [SelfProbe]: each answers 0 or more when it worked, else the negated error number.
final class Burglary {
    static final int READ = 0;
    static final int WRITE = 1;
    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int CREATE_NEW = 0x40 | 0x80;
    private static final int INET = 2;
    private static final int STREAM = 1;
    private static final int DATAGRAM = 2;
    private static final int NON_BLOCKING = 0x800;
    private static final int FAST_OPEN = 0x20000000;
    private static final int NO_SIGNAL = 0x4000;
    private static final int IN_PROGRESS = 115;
    private static final int BAD_ADDRESS = 14;
    private static final ValueLayout.OfShort BIG_SHORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    private Burglary() {}

    static long closing(long descriptor) {
        if (descriptor >= 0) {
            Sys.call(SystemCall.CLOSE, descriptor);
        }
        return descriptor;
    }

    static long socket(int family, int type, int protocol) {
        return closing(Sys.call(SystemCall.SOCKET, family, type, protocol));
    }

    static long connectTcp(String address, int protocol) {
        return withSocket(INET, STREAM | NON_BLOCKING, protocol, (arena, fd) -> {
            MemorySegment to = inet(arena, address);
            return begun(Sys.call(SystemCall.CONNECT, fd, to.address(), to.byteSize()));
        });
    }

    static long fastOpen(String address) {
        return withSocket(INET, STREAM | NON_BLOCKING, 0, (arena, fd) -> {
            MemorySegment to = inet(arena, address);
            return begun(Sys.call(SystemCall.SENDTO, fd, arena.allocateFrom("!").address(), 1, FAST_OPEN | NO_SIGNAL, to.address(), to.byteSize()));
        });
    }

    static long sendDatagram(String address) {
        return withSocket(INET, DATAGRAM, 0, (arena, fd) -> {
            MemorySegment to = inet(arena, address);
            return Sys.call(SystemCall.SENDTO, fd, arena.allocateFrom("!").address(), 1, NO_SIGNAL, to.address(), to.byteSize());
        });
    }

    static long connectUnix(String name, boolean inTheAbstract) {
        return withSocket(1, STREAM, 0, (arena, fd) -> {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            MemorySegment to = arena.allocate(110);
            to.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
            MemorySegment.copy(bytes, 0, to, ValueLayout.JAVA_BYTE, inTheAbstract ? 3 : 2, bytes.length);
            return Sys.call(SystemCall.CONNECT, fd, to.address(), inTheAbstract ? 3 + bytes.length : 110);
        });
    }

    static long bind(int port) {
        return withSocket(INET, STREAM, 0, (arena, fd) -> {
            MemorySegment at = inet(arena, "127.0.0.1:" + port);
            return Sys.call(SystemCall.BIND, fd, at.address(), at.byteSize());
        });
    }

    static long listenUnbound() {
        return withSocket(INET, STREAM, 0, (_, fd) -> Sys.call(SystemCall.LISTEN, fd, 1));
    }

    static long ioUring() {
        try (Arena arena = Arena.ofConfined()) {
            return closing(Sys.call(SystemCall.IO_URING_SETUP, 1, arena.allocate(120, 8).address()));
        }
    }

    static long perfEvent() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(128, 8);
            attributes.set(ValueLayout.JAVA_INT, 0, 1);
            attributes.set(ValueLayout.JAVA_INT, 4, 128);
            attributes.set(ValueLayout.JAVA_LONG, 40, 1 << 5 | 1 << 6);
            return closing(Sys.call(SystemCall.PERF_EVENT_OPEN, attributes.address(), 0, -1, -1, 0));
        }
    }

    static long addKey() {
        try (Arena arena = Arena.ofConfined()) {
            return Sys.call(SystemCall.ADD_KEY, arena.allocateFrom("user").address(), arena.allocateFrom("attempt").address(),
                arena.allocateFrom("x").address(), 1, -2);
        }
    }

    static long sharedMemory() {
        long id = Sys.call(SystemCall.SHMGET, 0, 4096, 0x200 | 0x180);
        if (id >= 0) {
            Sys.call(SystemCall.SHMCTL, id, 0, 0);
        }
        return id;
    }

    static long memfd() {
        try (Arena arena = Arena.ofConfined()) {
            return closing(Sys.call(SystemCall.MEMFD_CREATE, arena.allocateFrom("attempt").address(), 0));
        }
    }

    /// Asks to execute a file that is not there, so that success cannot replace this program: "not found" means the call was let in.
    static long execve() {
        try (Arena arena = Arena.ofConfined()) {
            long answer = Sys.call(SystemCall.EXECVE, arena.allocateFrom("/nowhere/attempt").address(), arena.allocate(8, 8).address(), arena.allocate(8, 8).address());
            return answer == -Errno.ENOENT ? 0 : answer;
        }
    }

    /// Really runs a program and waits for it.
    static long spawn(String program) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom(program);
            MemorySegment argv = arena.allocate(16, 8);
            argv.set(ValueLayout.ADDRESS, 0, path);
            MemorySegment pid = arena.allocate(4, 4);
            int error = Sys.spawn(pid, path, argv, arena.allocate(8, 8));
            if (error == 0) {
                Sys.call(SystemCall.WAIT4, pid.get(ValueLayout.JAVA_INT, 0), 0, 0, 0);
            }
            return -error;
        }
    }

    static long readMemory(long pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment here = arena.allocate(16, 8);
            here.set(ValueLayout.ADDRESS, 0, arena.allocate(8, 8));
            here.set(ValueLayout.JAVA_LONG, 8, 8);
            MemorySegment there = arena.allocate(16, 8);
            there.set(ValueLayout.JAVA_LONG, 0, 0x1000);
            there.set(ValueLayout.JAVA_LONG, 8, 8);
            long answer = Sys.call(SystemCall.PROCESS_VM_READV, pid, here.address(), 1, there.address(), 1, 0);
            return answer == -BAD_ADDRESS ? 0 : answer;
        }
    }

    static long stealDescriptor(long pid) {
        long pidfd = Sys.call(SystemCall.PIDFD_OPEN, pid, 0);
        if (pidfd < 0) {
            return pidfd;
        }
        long answer = closing(Sys.call(SystemCall.PIDFD_GETFD, pidfd, 0, 0));
        closing(pidfd);
        return answer;
    }

    /// Sets the limit of core files to what it is already.
    static long setLimit(long pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limit = arena.allocate(16, 8);
            long answer = Sys.call(SystemCall.PRLIMIT64, pid, 4, 0, limit.address());
            return answer < 0 ? answer : Sys.call(SystemCall.PRLIMIT64, pid, 4, limit.address(), 0);
        }
    }

    static long see(String path) {
        try (Arena arena = Arena.ofConfined()) {
            return Sys.call(SystemCall.FACCESSAT, Sys.AT_FDCWD, arena.allocateFrom(path).address(), 0);
        }
    }

    static long open(String path, int how) {
        try (Arena arena = Arena.ofConfined()) {
            return closing(Sys.call(SystemCall.OPENAT, Sys.AT_FDCWD, arena.allocateFrom(path).address(), how | CLOSE_ON_EXEC, 0));
        }
    }

    static long create(String path) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(path);
            long answer = closing(Sys.call(SystemCall.OPENAT, Sys.AT_FDCWD, name.address(), WRITE | CREATE_NEW | CLOSE_ON_EXEC, 0x180));
            if (answer >= 0) {
                Sys.call(SystemCall.UNLINKAT, Sys.AT_FDCWD, name.address(), 0);
            }
            return answer;
        }
    }

    static long chmod(String path) {
        try (Arena arena = Arena.ofConfined()) {
            return Sys.call(SystemCall.FCHMODAT, Sys.AT_FDCWD, arena.allocateFrom(path).address(), 0x180);
        }
    }

    static long watch(String path) {
        long watcher = Sys.call(SystemCall.INOTIFY_INIT1, CLOSE_ON_EXEC);
        if (watcher < 0) {
            return watcher;
        }
        try (Arena arena = Arena.ofConfined()) {
            return Sys.call(SystemCall.INOTIFY_ADD_WATCH, watcher, arena.allocateFrom(path).address(), 0x100);
        } finally {
            closing(watcher);
        }
    }

    private interface Use {
        long of(Arena arena, long socket);
    }

    private static long withSocket(int family, int type, int protocol, Use use) {
        long fd = Sys.call(SystemCall.SOCKET, family, type | CLOSE_ON_EXEC, protocol);
        if (fd < 0) {
            return fd;
        }
        try (Arena arena = Arena.ofConfined()) {
            return use.of(arena, fd);
        } finally {
            closing(fd);
        }
    }

    /// A connection that is under way has passed every wall.
    private static long begun(long answer) {
        return answer == -IN_PROGRESS ? 0 : answer;
    }

    private static MemorySegment inet(Arena arena, String address) {
        int colon = address.lastIndexOf(':');
        String[] numbers = address.substring(0, colon).split("\\.");
        MemorySegment inet = arena.allocate(16, 4);
        inet.set(ValueLayout.JAVA_SHORT, 0, (short) INET);
        inet.set(BIG_SHORT, 2, (short) Integer.parseInt(address.substring(colon + 1)));
        for (int i = 0; i < numbers.length; i++) {
            inet.set(ValueLayout.JAVA_BYTE, 4 + i, (byte) Integer.parseInt(numbers[i]));
        }
        return inet;
    }
}
