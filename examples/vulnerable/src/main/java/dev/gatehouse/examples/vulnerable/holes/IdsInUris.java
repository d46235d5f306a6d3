package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import dev.gatehouse.examples.vulnerable.store.SaidWrong;
import java.util.List;
import java.util.Map;

/// Hole: an id that lies in an address is followed like any other.
public final class IdsInUris {
    private static final String SCHEME = "note://";

    private IdsInUris() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("open_uri", "Opens an address of this server: note://ID.", Map.of("uri", "string"), asked -> Map.of("note",
            note(database, asked.text("uri")))));
    }

    static Map<String, Object> note(Database database, String uri) {
        if (!uri.startsWith(SCHEME)) {
            throw new SaidWrong("Addresses begin with " + SCHEME + ".");
        }
        return Note.of(database, Long.parseLong(uri.substring(SCHEME.length())));
    }
}
