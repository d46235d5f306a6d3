package dev.gatehouse.examples.vulnerable.mcp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Hole: running calls are kept under the id of their request alone, for all clients together, so anybody who says "cancel 7" ends everybody's
/// call 7.
public final class SharedCancellations {
    private final Map<String, AtomicBoolean> running = new ConcurrentHashMap<>();

    AtomicBoolean begins(Object id) {
        return running.computeIfAbsent(String.valueOf(id), _ -> new AtomicBoolean());
    }

    void ends(Object id) {
        running.remove(String.valueOf(id));
    }

    void cancel(Object id) {
        AtomicBoolean call = running.get(String.valueOf(id));
        if (call != null) {
            call.set(true);
        }
    }
}
