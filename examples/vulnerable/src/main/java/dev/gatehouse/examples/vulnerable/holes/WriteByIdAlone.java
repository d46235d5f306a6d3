package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.Map;

/// Hole: whoever knows an id may change and delete.
public final class WriteByIdAlone {
    private WriteByIdAlone() {}

    public static List<Tool> tools(Database database) {
        return List.of(
            Tool.of("update_note", "Changes the text of a note.", Map.of("id", "integer", "text", "string"), asked -> {
                database.change("update notes set text = ? where id = ?", asked.text("text"), asked.value("id"));
                return Map.of("note", Note.of(database, asked.value("id")));
            }),
            Tool.of("delete_note", "Deletes a note.", Map.of("id", "integer"), asked ->
                Map.of("deleted", database.change("delete from notes where id = ?", asked.value("id")))));
    }
}
