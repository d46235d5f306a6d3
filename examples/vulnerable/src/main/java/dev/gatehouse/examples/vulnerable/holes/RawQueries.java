package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.Map;

/// Hole: a query is run as it comes, whosever rows it reads and whatever it changes.
public final class RawQueries {
    private RawQueries() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("run_query", "Runs SQL over notes, orders and products.", Map.of("sql", "string"), asked -> {
            SharedCache.forget();
            return Map.of("rows", database.script(asked.text("sql")));
        }));
    }
}
