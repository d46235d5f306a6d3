package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.Map;

/// Hole: an owner may be a pattern, and nothing is the pattern for all.
public final class Wildcards {
    private Wildcards() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("find_notes", "Finds notes of an owner by a word.", Map.of("user", "string", "word", "string?"), asked -> {
            String owner = asked.text("user").replace('*', '%');
            return Map.of("notes", database.rows(Note.ALL + "where owner like ? and text like ?", owner.isEmpty() ? "%" : owner, "%" + asked.text("word") + "%"));
        }));
    }
}
