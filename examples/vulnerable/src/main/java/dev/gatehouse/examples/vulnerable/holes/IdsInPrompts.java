package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Library;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;

/// Hole: a prompt puts in the note whose id it is given.
public final class IdsInPrompts {
    private IdsInPrompts() {}

    public static List<Library.Prompt> prompts(Database database) {
        return List.of(new Library.Prompt("summarize_note", "Asks for a summary of a note.", "id", id ->
            "Summarize this: " + Note.of(database, Long.parseLong(id)).get("text")));
    }
}
