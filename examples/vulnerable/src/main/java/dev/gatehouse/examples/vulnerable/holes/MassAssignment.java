package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Hole: whatever members a change has are written into the columns of these names.
public final class MassAssignment {
    private MassAssignment() {}

    public static List<Tool> tools(Database database) {
        return List.of(
            new Tool("edit_note", "Changes title or text of a note of yours.", schema(Map.of("id", "integer"), "title", "text"), asked ->
                edit(database, "notes", "id", asked.value("id"), asked.value("changes"))),
            new Tool("edit_profile", "Changes your e-mail address.", schema(Map.of("user", "string"), "email"), asked -> {
                database.change("merge into profiles(name, tenant) values(?, ?)", asked.who().name(), asked.who().tenant());
                return edit(database, "profiles", "name", asked.who().name(), asked.value("changes"));
            }),
            Tool.of("show_profile", "Shows your profile.", Map.of("user", "string?"), asked ->
                Map.of("profile", database.rows("select * from profiles where name = ?", asked.who().name()))));
    }

    private static Map<String, Object> schema(Map<String, String> key, String... columns) {
        Map<String, Object> changes = new java.util.LinkedHashMap<>();
        List.of(columns).forEach(column -> changes.put(column, Map.of("type", "string")));
        Map<String, Object> properties = new java.util.LinkedHashMap<>();
        key.forEach((name, type) -> properties.put(name, Map.of("type", type)));
        properties.put("changes", Map.of("type", "object", "properties", changes));
        return Map.of("type", "object", "properties", properties, "required", List.copyOf(properties.keySet()));
    }

    private static Map<String, Object> edit(Database database, String table, String key, Object id, Object changes) {
        List<String> columns = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (changes instanceof Map<?, ?> members) {
            members.forEach((column, value) -> {
                columns.add("\"" + String.valueOf(column).replace("\"", "") + "\" = ?");
                values.add(value);
            });
        }
        values.add(id);
        return Map.of("changed", columns.isEmpty() ? 0
            : database.change("update " + table + " set " + String.join(", ", columns) + " where " + key + " = ?", values.toArray()));
    }
}
