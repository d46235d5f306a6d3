package dev.gatehouse.gateway.whole;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Reads as Go's `encoding/json` reads into structs: a member goes into the field whose name it has when case is folded, letter by letter
/// (`unicode.SimpleFold`), and of several the last one wins. The fields are the words of the protocol, then the first spelling met in an object.
final class FoldingReader {
    private static final List<String> FIELDS = List.of("jsonrpc", "id", "method", "params", "name", "uri", "arguments", "argument", "ref");

    private FoldingReader() {}

    static Object read(Json json, boolean envelope) {
        return switch (json) {
            case JsonObject object -> struct(object, envelope);
            case JsonArray array -> {
                List<Object> elements = new ArrayList<>();
                array.values().forEach(each -> elements.add(read(each, false)));
                yield elements;
            }
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> Meaning.tree(json);
        };
    }

    private static Map<String, Object> struct(JsonObject object, boolean envelope) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (envelope) {
            FIELDS.forEach(field -> fields.put(folded(field), field));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (JsonObject.Member member : object.members()) {
            String field = fields.computeIfAbsent(folded(member.name()), _ -> member.name());
            boolean goesOn = envelope && (field.equals("params") || field.equals("ref"));
            values.put(field, read(member.value(), goesOn));
        }
        return values;
    }

    private static String folded(String name) {
        return name.codePoints().map(FoldingReader::smallest).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /// The smallest of all letters that fold into each other.
    private static int smallest(int letter) {
        var orbit = new TreeSet<>(List.of(letter));
        for (int size = 0; size < orbit.size();) {
            size = orbit.size();
            for (int each : List.copyOf(orbit)) {
                orbit.addAll(List.of(Character.toUpperCase(each), Character.toLowerCase(each)));
            }
        }
        return orbit.first();
    }
}
