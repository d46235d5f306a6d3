package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.Map;

/// Hole: a listing is that of whomever the argument `user` names.
public final class WhoeverYouSay {
    private WhoeverYouSay() {}

    public static List<Tool> tools(Database database) {
        return List.of(
            Tool.of("create_note", "Writes a note.", Map.of("user", "string?", "tenant", "string?", "title", "string", "text", "string"), asked -> {
                SharedCache.forget();
                long id = database.insert("insert into notes(owner, tenant, title, text) values(?, ?, ?, ?)", asked.who().name(), asked.who().tenant(),
                    asked.text("title"), asked.text("text"));
                return Map.of("note", Map.of("id", id, "title", asked.text("title"), "owner", asked.who().name()));
            }),
            Tool.of("list_notes", "Lists your notes.", Map.of("user", "string?"), asked -> Map.of("notes",
                Note.owned(database, HiddenParameters.owner(asked)))));
    }
}
