package dev.gatehouse.gateway.upstream;

import dev.gatehouse.protocol.Era;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which of the two protocols each server was found to speak, for clients of either era. A finding is a hint for the next handshake and is forgotten after a while:
/// a server that was taken for an old one would otherwise be spoken with in the old way for ever.
final class Eras {
    private static final Duration TRUSTED = Duration.ofMinutes(10);

    private final Map<Asked, Found> found = new ConcurrentHashMap<>();

    /// A server of both eras is spoken with in that of each client.
    private record Asked(String server, Era clients) {}

    private record Found(Era era, long nanos) {}

    void found(String server, Era clients, Era era) {
        found.put(new Asked(server, clients), new Found(era, System.nanoTime()));
    }

    /// The eras to try, likeliest first.
    ///
    /// @param hosted a program on a pipe; some old ones end at a request before `initialize`, so that comes first
    List<Era> order(String server, Era clients, boolean hosted) {
        Found known = found.get(new Asked(server, clients));
        if (known != null && System.nanoTime() - known.nanos() < TRUSTED.toNanos()) {
            return firstOf(known.era());
        }
        return firstOf(hosted ? Era.LEGACY : clients);
    }

    private static List<Era> firstOf(Era era) {
        return era == Era.LEGACY ? List.of(Era.LEGACY, Era.MODERN) : List.of(Era.MODERN, Era.LEGACY);
    }
}
