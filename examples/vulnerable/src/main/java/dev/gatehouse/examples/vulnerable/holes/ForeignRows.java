package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.Map;

/// Hole: the newest notes are the newest of everybody; only the screen was meant to leave the others out.
public final class ForeignRows {
    private ForeignRows() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("recent_notes", "Your newest notes.", Map.of("user", "string?"), _ ->
            Map.of("notes", database.rows(Note.ALL + "order by id desc fetch first 20 rows only"))));
    }
}
