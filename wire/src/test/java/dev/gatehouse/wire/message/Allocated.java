package dev.gatehouse.wire.message;

import java.lang.reflect.Method;

/// How many bytes this thread has allocated, asked of the JVM by reflection: the room itself requires no management module.
final class Allocated {
    private static final Object THREADS;
    private static final Method COUNT;

    static {
        try {
            THREADS = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean").invoke(null);
            COUNT = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        } catch (ReflectiveOperationException missing) {
            throw new ExceptionInInitializerError(missing);
        }
    }

    private Allocated() {
    }

    static long soFar() {
        try {
            return (Long) COUNT.invoke(THREADS);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
