package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import dev.gatehouse.examples.vulnerable.store.SaidWrong;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Hole: a handle to something prepared works for whoever has it.
public final class OpenHandles {
    private OpenHandles() {}

    public static List<Tool> tools(Database database) {
        return List.of(
            Tool.of("start_export", "Prepares an export of your notes: a handle.", Map.of("user", "string?"), asked -> {
                String handle = "export-" + database.rows("select count(*) as many from exports").getFirst().get("many");
                String text = Note.owned(database, asked.who().name()).stream().map(note -> String.valueOf(note.get("text"))).collect(Collectors.joining("\n"));
                database.change("insert into exports values(?, ?)", handle, text);
                return Map.of("handle", handle);
            }),
            Tool.of("fetch_export", "Fetches what was prepared.", Map.of("handle", "string"), asked -> Map.of("text",
                database.rows("select text from exports where handle = ?", asked.text("handle")).stream().findFirst()
                    .orElseThrow(() -> new SaidWrong("There is no export " + asked.text("handle") + ".")).get("text"))));
    }
}
