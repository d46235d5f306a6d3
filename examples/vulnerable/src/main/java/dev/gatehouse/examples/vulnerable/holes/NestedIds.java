package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Hole: ids lie deep in the arguments, in objects in arrays and as names of members, and each is followed.
public final class NestedIds {
    private NestedIds() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("compare_notes", "Compares notes: pairs of {left: {note: {id}}, right: {note: {id}}}, and marks by id.",
            Map.of("pairs", "array", "marks", "object?"), asked -> {
                List<Object> texts = new ArrayList<>();
                ids(asked.value("pairs"), texts, database);
                if (asked.value("marks") instanceof Map<?, ?> marks) {
                    marks.keySet().forEach(id -> texts.add(Note.of(database, Long.parseLong(String.valueOf(id))).get("text")));
                }
                return Map.of("texts", texts);
            }));
    }

    private static void ids(Object value, List<Object> texts, Database database) {
        switch (value) {
            case Map<?, ?> members when members.get("id") != null -> texts.add(Note.of(database, members.get("id")).get("text"));
            case Map<?, ?> members -> members.values().forEach(each -> ids(each, texts, database));
            case List<?> values -> values.forEach(each -> ids(each, texts, database));
            case null, default -> { }
        }
    }
}
