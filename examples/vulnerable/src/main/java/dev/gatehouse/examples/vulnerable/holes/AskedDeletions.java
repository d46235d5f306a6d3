package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.Map;

/// A deletion that asks its caller first: what [dev.gatehouse.examples.vulnerable.mcp.AnswersFromAnybody] lets strangers allow (2025-11-25).
public final class AskedDeletions {
    private AskedDeletions() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("ask_and_delete", "Deletes a note once you said yes.", Map.of("id", "integer"), asked -> {
            boolean yes = asked.line().asks("Delete note " + asked.text("id") + "?");
            return yes ? Map.of("deleted", database.change("delete from notes where id = ?", asked.value("id"))) : "Nothing was deleted.";
        }));
    }
}
