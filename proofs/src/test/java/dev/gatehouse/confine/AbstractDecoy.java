package dev.gatehouse.confine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// A listening unix socket with a name that is no path. Java has no word for it.
public final class AbstractDecoy implements AutoCloseable {
    private final long socket;

    /// Listens under this name.
    public AbstractDecoy(String name) {
        try (Arena arena = Arena.ofConfined()) {
            byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
            MemorySegment at = arena.allocate(110);
            at.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
            MemorySegment.copy(bytes, 0, at, ValueLayout.JAVA_BYTE, 3, bytes.length);
            socket = Sys.call(SystemCall.SOCKET, 1, 0x80001, 0);
            Sys.call(SystemCall.BIND, socket, at.address(), 3 + bytes.length);
            Sys.call(SystemCall.LISTEN, socket, 64);
        }
    }

    @Override
    public void close() {
        Sys.call(SystemCall.CLOSE, socket);
    }
}
