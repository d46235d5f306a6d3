package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.Map;

/// Hole: an export without an owner is an export of everything.
public final class OmittedMeansAll {
    private OmittedMeansAll() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("export_notes", "Exports notes, of one owner if you say whose.", Map.of("owner", "string?"), asked ->
            Map.of("notes", asked.value("owner") == null ? database.rows(Note.ALL) : Note.owned(database, asked.text("owner")))));
    }
}
