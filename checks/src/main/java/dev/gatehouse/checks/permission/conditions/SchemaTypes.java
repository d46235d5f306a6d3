package dev.gatehouse.checks.permission.conditions;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The types that a tool's input schema (JSON Schema 2020-12) gives its arguments. What it leaves open, or says in a way that has no one
/// type, is [Type.Unknown], and a condition must then say itself which type it means.
final class SchemaTypes {
    private static final int DEEPEST = 12;
    private static final int MOST_MEMBERS = 2_000;
    private static final Set<String> NOTES = Set.of("$ref", "title", "description", "default", "examples", "deprecated", "$comment", "readOnly", "writeOnly");
    private static final Type UNKNOWN = new Type.Unknown();

    private final JsonObject root;
    private int members;

    private SchemaTypes(JsonObject root) {
        this.root = root;
    }

    /// The arguments of a tool with this input schema: a group, and of no member where the schema names none.
    static Type.Group of(JsonObject schema) {
        var types = new SchemaTypes(schema);
        return types.group(schema, "arguments", 0);
    }

    private Type type(Json schema, String path, int depth) {
        if (!(schema instanceof JsonObject written) || depth > DEEPEST || members > MOST_MEMBERS) {
            return UNKNOWN;
        }
        Optional<String> reference = written.text("$ref");
        if (reference.isPresent()) {
            return NOTES.containsAll(written.names()) ? pointed(reference.get()).map(there -> type(there, path, depth + 1)).orElse(UNKNOWN) : UNKNOWN;
        }
        if (written.has("allOf") || written.has("anyOf") || written.has("oneOf")) {
            return written.has("type") ? UNKNOWN : oneOf(written, path, depth);
        }
        return written.get("type").map(type -> typed(type, written, path, depth)).orElseGet(() -> listed(written));
    }

    private Type typed(Json type, JsonObject schema, String path, int depth) {
        if (type instanceof JsonString one) {
            return named(one.value(), schema, path, depth);
        }
        if (!(type instanceof JsonArray several)) {
            return UNKNOWN;
        }
        List<String> names = several.values().stream().map(each -> each instanceof JsonString text ? text.value() : "").toList();
        List<String> others = names.stream().filter(name -> !name.equals("null")).toList();
        if (others.size() != 1) {
            return UNKNOWN;
        }
        return orNull(named(others.getFirst(), schema, path, depth), others.size() < names.size());
    }

    private Type named(String name, JsonObject schema, String path, int depth) {
        return switch (name) {
            case "string" -> words(schema).<Type>map(Type.Text::new).orElse(Type.TEXT);
            case "integer" -> new Type.Whole();
            case "number" -> new Type.Real();
            case "boolean" -> new Type.Flag();
            case "array" -> new Type.Many(schema.has("prefixItems") ? UNKNOWN : schema.get("items").map(each -> type(each, path + "[]", depth + 1)).orElse(UNKNOWN));
            case "object" -> object(schema, path, depth);
            default -> UNKNOWN;
        };
    }

    private Type object(JsonObject schema, String path, int depth) {
        if (schema.object("properties").isPresent()) {
            return group(schema, path, depth);
        }
        return new Type.Named(schema.get("additionalProperties").map(each -> type(each, path + "{}", depth + 1)).orElse(UNKNOWN));
    }

    private Type.Group group(JsonObject schema, String path, int depth) {
        Map<String, Type.Member> found = new TreeMap<>();
        List<String> required = schema.array("required").stream().flatMap(all -> all.values().stream())
            .flatMap(each -> each instanceof JsonString name ? Optional.of(name.value()).stream() : Optional.<String>empty().stream()).toList();
        for (JsonObject.Member member : schema.object("properties").orElse(JsonObject.empty()).members()) {
            members++;
            found.put(member.name(), new Type.Member(type(member.value(), path + "." + member.name(), depth + 1), required.contains(member.name())));
        }
        return new Type.Group(path, found);
    }

    /// Of several schemas, the one that is left without null; where more are left, they must give one type.
    private Type oneOf(JsonObject schema, String path, int depth) {
        List<Json> branches = new ArrayList<>();
        for (String word : List.of("allOf", "anyOf", "oneOf")) {
            schema.array(word).ifPresent(all -> branches.addAll(all.values()));
        }
        List<Json> others = branches.stream().filter(each -> !isNull(each)).toList();
        List<Type> types = others.stream().map(each -> type(each, path, depth + 1)).distinct().toList();
        boolean one = types.size() == 1 && (others.size() == 1 || !(types.getFirst() instanceof Type.Group));
        return one && !schema.has("properties") ? orNull(types.getFirst(), others.size() < branches.size()) : UNKNOWN;
    }

    private static boolean isNull(Json schema) {
        return schema instanceof JsonObject written && written.text("type").filter("null"::equals).isPresent();
    }

    private static Type orNull(Type type, boolean alsoNull) {
        return alsoNull && !(type instanceof Type.Unknown) ? new Type.OrNull(type) : type;
    }

    /// A schema without a type that lists texts means texts.
    private static Type listed(JsonObject schema) {
        return words(schema).<Type>map(Type.Text::new).orElse(UNKNOWN);
    }

    private static Optional<List<String>> words(JsonObject schema) {
        List<Json> all = schema.array("enum").map(JsonArray::values).or(() -> schema.get("const").map(List::of)).orElse(List.of());
        List<String> words = all.stream().flatMap(each -> each instanceof JsonString text ? Optional.of(text.value()).stream() : Optional.<String>empty().stream())
            .toList();
        return words.isEmpty() || words.size() != all.size() ? Optional.empty() : Optional.of(words);
    }

    /// What a pointer into this schema names (RFC 6901). A reference to anywhere else is not followed.
    private Optional<Json> pointed(String reference) {
        if (!reference.startsWith("#/")) {
            return Optional.empty();
        }
        Optional<Json> at = Optional.of(root);
        for (String step : reference.substring(2).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            at = at.flatMap(each -> each instanceof JsonObject object ? object.get(name) : Optional.empty());
        }
        return at;
    }
}
