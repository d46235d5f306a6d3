package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import dev.gatehouse.examples.vulnerable.store.SaidWrong;
import java.util.List;
import java.util.Map;

/// Hole: the note is not shown, but the refusal says whose it is, and takes longer when there is one.
public final class TellingErrors {
    private static final int LOOKUP = 30;

    private TellingErrors() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("open_note", "Opens a note of yours.", Map.of("user", "string?", "id", "integer"), asked -> {
            Map<String, Object> note = Note.of(database, asked.value("id"));
            if (!note.get("owner").equals(asked.who().name())) {
                Thread.sleep(LOOKUP); // it looks for the owner's name in another system
                throw new SaidWrong("Note " + asked.text("id") + " belongs to " + note.get("owner") + ".");
            }
            return Map.of("note", note);
        }));
    }
}
