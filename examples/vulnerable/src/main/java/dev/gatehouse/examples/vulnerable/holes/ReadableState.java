package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Line;
import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Hole: what a question is about travels through the client as readable text, bound to nobody (2026-07-28).
public final class ReadableState {
    private ReadableState() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("reveal_note", "Shows a note once you said yes.", Map.of("id", "integer"), asked -> {
            if (asked.state().isEmpty()) {
                String state = Base64.getEncoder().encodeToString(("note:" + asked.text("id")).getBytes(StandardCharsets.UTF_8));
                return Line.question("sure", "Show note " + asked.text("id") + "?", state);
            }
            String state = new String(Base64.getDecoder().decode(asked.state().get()), StandardCharsets.UTF_8);
            return asked.isAccepted("sure") ? Map.of("note", Note.of(database, Long.parseLong(state.substring(5)))) : "As you like.";
        }));
    }
}
