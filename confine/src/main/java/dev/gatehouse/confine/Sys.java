package dev.gatehouse.confine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// Raw system calls through `syscall(2)` of the C library: per thread, without the C library's own all-threads bookkeeping.
final class Sys {
    static final long AT_FDCWD = -100;
    static final long O_PATH_CLOEXEC = 0x200000 | 0x80000;

    private Sys() {}

    /// Makes one system call: its result, or the negated error number. Elsewhere than on Linux always `-ENOSYS`.
    static long call(SystemCall call, long... arguments) {
        int number = call.on(Machine.here());
        if (number < 0) {
            return -Errno.ENOSYS;
        }
        long[] a = new long[6];
        System.arraycopy(arguments, 0, a, 0, arguments.length);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Native.STATE);
            long result = (long) Native.SYSCALL.invokeExact(state, (long) number, a[0], a[1], a[2], a[3], a[4], a[5]);
            return result == -1 ? -(int) Native.ERRNO.get(state, 0L) : result;
        } catch (Throwable surprise) {
            throw new IllegalStateException("system call could not be made: " + call, surprise);
        }
    }

    /// Makes one system call that must succeed.
    static long must(String step, SystemCall call, long... arguments) throws KernelRefused {
        long result = call(call, arguments);
        if (result < 0) {
            throw new KernelRefused(step, (int) -result);
        }
        return result;
    }

    /// `posix_spawn(3)` without inherited environment: the error number, and the child's pid in `pid`.
    static int spawn(MemorySegment pid, MemorySegment path, MemorySegment argv, MemorySegment envp) {
        try {
            return (int) Native.SPAWN.invokeExact(pid, path, MemorySegment.NULL, MemorySegment.NULL, argv, envp);
        } catch (Throwable surprise) {
            throw new IllegalStateException("posix_spawn could not be called", surprise);
        }
    }

    /// Looked up only when a first call is made, so that other systems never touch it.
    private static final class Native {
        static final MemoryLayout STATE = Linker.Option.captureStateLayout();
        static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
        static final MethodHandle SYSCALL = function("syscall",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.captureCallState("errno"), Linker.Option.firstVariadicArg(1));
        static final MethodHandle SPAWN = function("posix_spawn",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

        private static MethodHandle function(String name, FunctionDescriptor shape, Linker.Option... options) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, options);
        }
    }
}
