package dev.gatehouse.protocol;

import dev.gatehouse.protocol.ParamHeaders.Why;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One walk over an input schema in search of `x-mcp-header`: right ones are collected, the first wrong one is remembered. Data
/// inside a schema (`default`, `enum` and the like) is not searched.
final class AnnotationWalk {

    private static final String ANNOTATION = "x-mcp-header";
    private static final Set<String> PRIMITIVES = Set.of("string", "integer", "boolean");
    private static final Set<String> DATA = Set.of("default", "const", "enum", "examples");
    private static final Set<String> MAPS = Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");

    private final List<ParamHeader> found = new ArrayList<>();
    private final Set<String> folded = new HashSet<>();
    private Optional<Why> wrong = Optional.empty();

    ParamHeaders read(JsonObject inputSchema) {
        schema(inputSchema, List.of(), true);
        return wrong.<ParamHeaders>map(ParamHeaders.Unfit::new).orElseGet(() -> new ParamHeaders.Declared(found));
    }

    private void schema(JsonObject schema, List<String> path, boolean reachable) {
        schema.get(ANNOTATION).ifPresent(value -> annotation(value, schema, path, reachable));
        for (JsonObject.Member member : schema.members()) {
            if (DATA.contains(member.name()) || member.name().equals(ANNOTATION)) continue;
            boolean properties = reachable && member.name().equals("properties");
            if (MAPS.contains(member.name()) && member.value() instanceof JsonObject map) map(map, path, properties);
            else inside(member.value());
        }
    }

    private void map(JsonObject schemas, List<String> path, boolean reachable) {
        for (JsonObject.Member member : schemas.members()) {
            if (member.value() instanceof JsonObject schema) schema(schema, reachable ? longer(path, member.name()) : List.of(), reachable);
        }
    }

    private void inside(Json value) {
        switch (value) {
            case JsonObject schema -> schema(schema, List.of(), false);
            case JsonArray array -> array.values().forEach(this::inside);
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> { }
        }
    }

    private void annotation(Json value, JsonObject schema, List<String> path, boolean reachable) {
        String token = value instanceof JsonString text ? text.value() : "";
        if (!isToken(token)) broken(Why.NOT_A_TOKEN);
        else if (!reachable || path.isEmpty()) broken(Why.NOT_REACHABLE);
        else if (!isPrimitive(schema)) broken(Why.NOT_PRIMITIVE);
        else if (!folded.add(token.toLowerCase(Locale.ROOT))) broken(Why.TWICE);
        else found.add(new ParamHeader(Names.HEADER_PARAM_PREFIX + token, path));
    }

    private void broken(Why why) {
        if (wrong.isEmpty()) wrong = Optional.of(why);
    }

    private static boolean isPrimitive(JsonObject schema) {
        return schema.text("type").filter(PRIMITIVES::contains).isPresent();
    }

    private static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(unit -> unit > 0x20 && unit < 0x7F && "\"(),/:;<=>?@[\\]{}".indexOf(unit) < 0);
    }

    private static List<String> longer(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
