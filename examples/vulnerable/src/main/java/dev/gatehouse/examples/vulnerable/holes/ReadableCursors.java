package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Hole: a cursor says in base64 whose list it is a place in, and is believed.
public final class ReadableCursors {
    private static final int PAGE = 1;

    private ReadableCursors() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("page_notes", "Your notes, page by page.", Map.of("user", "string?", "cursor", "string?"), asked -> {
            String[] place = asked.has("cursor") ? read(asked.text("cursor")) : new String[] {asked.who().name(), "0"};
            int from = Integer.parseInt(place[1]);
            List<Map<String, Object>> notes = database.rows(Note.ALL + "where owner = ? order by id desc offset ? rows fetch next ? rows only", place[0], from, PAGE);
            Map<String, Object> page = new LinkedHashMap<>(Map.of("notes", notes));
            if (!notes.isEmpty()) {
                page.put("nextCursor", written(place[0], from + PAGE));
            }
            return page;
        }));
    }

    private static String written(String owner, int from) {
        return Base64.getEncoder().encodeToString((owner + "|" + from).getBytes(StandardCharsets.UTF_8));
    }

    private static String[] read(String cursor) {
        return new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|");
    }
}
