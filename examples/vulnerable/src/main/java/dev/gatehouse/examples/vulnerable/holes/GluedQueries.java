package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.Map;

/// Hole: a query is glued together from what the caller says.
public final class GluedQueries {
    private GluedQueries() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("notes_titled", "Your notes of a title.", Map.of("user", "string?", "title", "string"), asked ->
            Map.of("notes", database.script(Note.ALL + "where owner = '" + asked.who().name() + "' and title = '" + asked.text("title") + "'"))));
    }
}
