package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.Map;

/// Hole: of many ids at once nobody asks whose each is.
public final class AnyBatch {
    private AnyBatch() {}

    public static List<Tool> tools(Database database) {
        return List.of(
            Tool.of("get_notes", "Gets several notes.", Map.of("ids", "array"), asked ->
                Map.of("notes", ids(asked.value("ids")).stream().map(id -> Note.of(database, id)).toList())),
            Tool.of("delete_notes", "Deletes several notes.", Map.of("ids", "array"), asked ->
                Map.of("deleted", ids(asked.value("ids")).stream().mapToInt(id -> database.change("delete from notes where id = ?", id)).sum())));
    }

    private static List<?> ids(Object value) {
        return value instanceof List<?> ids ? ids : List.of();
    }
}
