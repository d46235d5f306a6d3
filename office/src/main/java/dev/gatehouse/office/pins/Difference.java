package dev.gatehouse.office.pins;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where two definitions differ, member by member: every value that one of them has and the other has not, or has otherwise. All of it is safe to be printed
/// ([Visible]); a string is between quotation marks, so that it is told from a number.
public final class Difference {
    /// What a person reads first.
    private static final List<String> FIRST = List.of("name", "title", "description", "instructions", "inputSchema", "outputSchema", "annotations");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_$-]+");

    private final Map<String, String> values = new LinkedHashMap<>();

    private Difference() {}

    /// One value.
    ///
    /// @param at where it is, such as `inputSchema.properties.to.type`
    /// @param before what was there; empty where there was nothing
    /// @param after what is there now
    public record Row(String at, Optional<String> before, Optional<String> after) {}

    /// What is other in the second one.
    ///
    /// @param before empty where there was none: all of the other is new
    public static List<Row> between(Optional<Definition> before, Definition after) {
        Map<String, String> old = before.map(Difference::values).orElse(Map.of());
        Map<String, String> now = values(after);
        Set<String> places = new LinkedHashSet<>(now.keySet());
        places.addAll(old.keySet());
        return places.stream().filter(at -> !Objects.equals(old.get(at), now.get(at)))
            .map(at -> new Row(at, Optional.ofNullable(old.get(at)), Optional.ofNullable(now.get(at)))).toList();
    }

    private static Map<String, String> values(Definition definition) {
        var difference = new Difference();
        JsonObject content = content(definition);
        FIRST.forEach(name -> content.get(name).ifPresent(value -> difference.walk(name, value)));
        content.members().stream().filter(member -> !FIRST.contains(member.name())).forEach(member -> difference.walk(step("", member.name()), member.value()));
        return difference.values;
    }

    private static JsonObject content(Definition definition) {
        try {
            return (JsonObject) Json.parse(definition.text().getBytes(StandardCharsets.UTF_8), JsonLimits.carried(Definition.LONGEST));
        } catch (Malformed impossible) {
            throw new IllegalStateException("a definition's text is canonical JSON", impossible);
        }
    }

    private void walk(String at, Json value) {
        switch (value) {
            case JsonObject object when object.size() > 0 -> object.members().forEach(member -> walk(step(at, member.name()), member.value()));
            case JsonArray array when array.values().stream().anyMatch(each -> each instanceof JsonObject || each instanceof JsonArray) -> {
                for (int index = 0; index < array.values().size(); index++) {
                    walk(at + "[" + index + "]", array.values().get(index));
                }
            }
            case JsonArray array -> values.put(at, array.values().stream().map(each -> each instanceof JsonString string ? Visible.quoted(string.value()) : shown(each)).collect(Collectors.joining(", ", "[", "]")));
            case JsonObject _, JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> values.put(at, shown(value));
        }
    }

    /// A name that could be taken for something else is quoted.
    private static String step(String at, String name) {
        return PLAIN.matcher(name).matches() ? at.isEmpty() ? name : at + "." + name : at + "[" + Visible.quoted(name) + "]";
    }

    private static String shown(Json value) {
        return switch (value) {
            case JsonString string -> "\"" + Visible.of(string.value()) + "\"";
            case JsonObject _ -> "{}";
            case JsonArray _ -> "[]";
            case JsonNumber _, JsonBoolean _, JsonNull _ -> new String(value.bytes(), StandardCharsets.US_ASCII);
        };
    }

    /// How many characters they take.
    public static int length(List<Row> rows) {
        List<String> all = new ArrayList<>();
        rows.forEach(row -> {
            all.add(row.at());
            row.before().ifPresent(all::add);
            row.after().ifPresent(all::add);
        });
        return all.stream().mapToInt(String::length).sum();
    }
}
