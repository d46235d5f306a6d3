package dev.gatehouse.control.shape;

import dev.gatehouse.control.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table of keys as JSON Schema, draft 2020-12, for editors. It says less than the reader knows, never more.
public final class Schema {
    private Schema() {}

    /// The schema of a whole document.
    public static Map<String, Object> of(Shape.Group group, String id, String title) {
        Map<String, Object> schema = head(id, title);
        schema.putAll(group(group));
        return schema;
    }

    /// The schema of a document that is a list of groups.
    public static Map<String, Object> of(Shape.Many groups, String id, String title) {
        Map<String, Object> schema = head(id, title);
        schema.putAll(shape(groups));
        return schema;
    }

    private static Map<String, Object> head(String id, String title) {
        return Json.object("$schema", "https://json-schema.org/draft/2020-12/schema", "$id", id, "title", title);
    }

    private static Map<String, Object> shape(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> Json.object("type", "string", "maxLength", text.longest(), "pattern", "^(?:" + text.pattern().pattern()
                    .replace("(?s)", "") + ")$");
            case Shape.Whole(long least, long most) -> Json.object("type", "integer", "minimum", least, "maximum", most);
            case Shape.Flag _ -> Json.object("type", "boolean");
            case Shape.Span _ -> Json.object("type", "string", "pattern", "^" + Units.SPAN.pattern() + "$");
            case Shape.Size _ -> Json.object("type", "string", "pattern", "^" + Units.SIZE.pattern() + "$");
            case Shape.Choice(List<String> words) -> Json.object("type", "string", "enum", words);
            case Shape.CommandLine _ -> Json.object("oneOf", List.of(Json.object("type", "string", "minLength", 1),
                    Json.object("type", "array", "minItems", 1, "items", Json.object("type", "string"))));
            case Shape.Tree _ -> Json.object("type", "object");
            case Shape.Many(Shape each, int most) ->
                    Json.object("type", "array", "maxItems", most, "uniqueItems", true, "items", shape(each));
            case Shape.Named(Shape.Text name, Shape each, int most) -> Json.object("type", "object", "maxProperties", most,
                    "propertyNames", Json.object("pattern", "^(?:" + name.pattern().pattern() + ")$"), "additionalProperties", shape(each));
            case Shape.Group group -> group(group);
        };
    }

    private static Map<String, Object> group(Shape.Group group) {
        Map<String, Object> properties = new LinkedHashMap<>();
        group.keys().forEach(key -> properties.put(key.name(), key(key)));
        Map<String, Object> schema = Json.object("type", "object", "additionalProperties", false, "properties", properties);
        List<String> required = group.keys().stream().filter(Key::required).map(Key::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        group.rules().forEach(rule -> rule(rule, schema));
        return schema;
    }

    private static Map<String, Object> key(Key key) {
        Map<String, Object> schema = Json.object("description", description(key));
        schema.putAll(shape(key.shape()));
        return schema;
    }

    private static String description(Key key) {
        return key.meaning() + key.absent().filter(_ -> !(key.shape() instanceof Shape.Group))
                .map(absent -> " Not written: " + absent + ".").orElse("");
    }

    private static void rule(Rule rule, Map<String, Object> schema) {
        switch (rule) {
            case Rule.ExactlyOne(List<String> keys) ->
                    schema.put("oneOf", keys.stream().map(key -> Json.object("required", List.of(key))).toList());
            case Rule.OnlyWith(String key, String needed) -> dependent(schema).put(key, new ArrayList<>(List.of(needed)));
            case Rule.Also _ -> { }  // only the reader can ask it
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> dependent(Map<String, Object> schema) {
        return (Map<String, Object>) schema.computeIfAbsent("dependentRequired", _ -> new LinkedHashMap<String, Object>());
    }
}
