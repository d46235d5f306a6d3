package dev.gatehouse.office.reading;

import dev.gatehouse.checks.text.Visible;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A JSON object as an operator reads it: each value by itself, with its place. Places and values are safe to be printed ([Visible]), and a string is
/// between quotation marks, so that it is told from a number.
public final class Shown {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_$-]+");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final boolean exact;

    private Shown(boolean exact) {
        this.exact = exact;
    }

    /// The values by their places, such as `inputSchema.properties.to.type`, to be read: texts keep their line breaks.
    ///
    /// @param first which members come first
    public static Map<String, String> values(JsonObject object, List<String> first) {
        return new Shown(false).all(object, first);
    }

    /// The same, each value on one line as JSON has it, so that no two of them look the same.
    public static Map<String, String> exactly(JsonObject object, List<String> first) {
        return new Shown(true).all(object, first);
    }

    private Map<String, String> all(JsonObject object, List<String> first) {
        first.forEach(name -> object.get(name).ifPresent(value -> walk(name, value)));
        object.members().stream().filter(member -> !first.contains(member.name())).forEach(member -> walk(step("", member.name()), member.value()));
        return values;
    }

    private void walk(String at, Json value) {
        switch (value) {
            case JsonObject object when object.size() > 0 -> object.members().forEach(member -> walk(step(at, member.name()), member.value()));
            case JsonArray array when array.values().stream().anyMatch(each -> each instanceof JsonObject || each instanceof JsonArray) -> {
                for (int index = 0; index < array.values().size(); index++) {
                    walk(at + "[" + index + "]", array.values().get(index));
                }
            }
            case JsonArray array -> values.put(at, array.values().stream().map(each -> each instanceof JsonString text && !exact ? Visible.quoted(text.value()) : of(each))
                .collect(Collectors.joining(", ", "[", "]")));
            case JsonObject _, JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> values.put(at, of(value));
        }
    }

    /// A name that could be taken for something else is quoted.
    private static String step(String at, String name) {
        return PLAIN.matcher(name).matches() ? at.isEmpty() ? name : at + "." + name : at + "[" + Visible.quoted(name) + "]";
    }

    private String of(Json value) {
        return switch (value) {
            case JsonString string when exact -> Visible.of(new String(string.bytes(), StandardCharsets.UTF_8));
            case JsonString string -> "\"" + Visible.of(string.value()) + "\"";
            case JsonObject _ -> "{}";
            case JsonArray _ -> "[]";
            case JsonNumber _, JsonBoolean _, JsonNull _ -> new String(value.bytes(), StandardCharsets.US_ASCII);
        };
    }
}
