package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Hole: a summary is kept until something is written, for whoever asks next.
public final class SharedCache {
    private static final AtomicReference<Map<String, Object>> KEPT = new AtomicReference<>();

    private SharedCache() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("my_summary", "A summary of your notes.", Map.of("user", "string?"), asked -> {
            KEPT.compareAndSet(null, Map.of("of", asked.who().name(), "notes", Note.owned(database, asked.who().name())));
            return KEPT.get();
        }));
    }

    static void forget() {
        KEPT.set(null);
    }
}
