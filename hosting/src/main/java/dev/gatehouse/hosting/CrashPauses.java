package dev.gatehouse.hosting;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Keeps a server that ends as soon as it is started from being started without a pause. Counted for each tenant, so that one tenant's files
/// cannot stop another's server.
final class CrashPauses {
    private static final int MOST = 5;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final Map<Key, Crashes> crashes = new HashMap<>();

    private record Key(String server, String tenant) {}

    private record Crashes(int inARow, long last) {}

    /// @param nanos a steady clock
    CrashPauses(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Takes note of a process that ended by itself.
    synchronized void ended(String server, String tenant, Duration lived) {
        Key key = new Key(server, tenant);
        if (lived.compareTo(SOON) >= 0) {
            crashes.remove(key);
        } else {
            Crashes before = crashes.getOrDefault(key, new Crashes(0, 0));
            crashes.put(key, new Crashes(before.inARow + 1, nanos.getAsLong()));
        }
    }

    /// Whether it must not be started now.
    synchronized boolean pauses(String server, String tenant) {
        Crashes known = crashes.get(new Key(server, tenant));
        return known != null && known.inARow >= MOST && nanos.getAsLong() - known.last < PAUSE.toNanos();
    }

    /// Forgets a server whose settings changed.
    synchronized void forget(String server) {
        crashes.keySet().removeIf(key -> key.server.equals(server));
    }
}
