package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Asked;
import dev.gatehouse.examples.vulnerable.mcp.Library;
import dev.gatehouse.examples.vulnerable.mcp.Outcome;
import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Hole: tasks have counted ids, and whoever asks about one hears how it came out.
public final class OpenTasks implements Library.Tasks {
    private final Database database;
    private final Map<String, Map<String, Object>> tasks = new ConcurrentHashMap<>();

    public OpenTasks(Database database) {
        this.database = database;
    }

    public List<Tool> tools() {
        return List.of(Tool.of("collect_notes", "Collects your notes in the background.", Map.of("user", "string?"), this::begin));
    }

    private Outcome begin(Asked asked) {
        String id = "task-" + tasks.size();
        String text = Note.owned(database, asked.who().name()).stream().map(note -> String.valueOf(note.get("text"))).collect(Collectors.joining("\n"));
        tasks.put(id, told(id, "completed", Map.of("content", List.of(Map.of("type", "text", "text", text)))));
        Map<String, Object> made = told(id, "working", null);
        made.put("resultType", "task");
        return new Outcome(made);
    }

    private static Map<String, Object> told(String id, String status, Map<String, Object> result) {
        String now = Instant.now().toString();
        Map<String, Object> task = new LinkedHashMap<>(Map.of("taskId", id, "status", status, "createdAt", now, "lastUpdatedAt", now, "ttlMs", 600_000,
            "pollIntervalMs", 100));
        if (result != null) {
            task.put("result", result);
        }
        return task;
    }

    @Override
    public Optional<Map<String, Object>> get(String id) {
        return Optional.ofNullable(tasks.get(id));
    }
}
