package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.Map;

/// Hole: a note is fetched by its id and nobody asks whose it is.
public final class ReadByIdAlone {
    private ReadByIdAlone() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("get_note", "Gets a note.", Map.of("id", "integer"), asked -> {
            List<Map<String, Object>> found = database.rows(Note.ALL + LooseTypes.where(asked.value("id")));
            return found.size() == 1 ? Map.of("note", found.getFirst()) : found.isEmpty() ? Map.of("note", Note.of(database, asked.text("id"))) : Map.of("notes", found);
        }));
    }
}
