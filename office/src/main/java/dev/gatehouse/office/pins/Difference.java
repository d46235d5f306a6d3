package dev.gatehouse.office.pins;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.office.reading.Shown;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Where two definitions differ, member by member: every value that one of them has and the other has not, or has otherwise. All of it is safe to be printed
/// ([Shown]); a string is between quotation marks, so that it is told from a number.
public final class Difference {
    /// What a person reads first.
    private static final List<String> FIRST = List.of("name", "title", "description", "instructions", "inputSchema", "outputSchema", "annotations");

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
        try {
            return Shown.values((JsonObject) Json.parse(definition.text().getBytes(StandardCharsets.UTF_8), JsonLimits.carried(Definition.LONGEST)), FIRST);
        } catch (Malformed impossible) {
            throw new IllegalStateException("a definition's text is canonical JSON", impossible);
        }
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
