package dev.gatehouse.office.pins;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A JSON object of which every member is known.
final class Members {
    private final JsonObject object;

    private Members(JsonObject object) {
        this.object = object;
    }

    /// The objects of a list.
    ///
    /// @param known the names that each of them may have
    static List<Members> all(Json list, int most, Set<String> known) throws Unreadable {
        if (!(list instanceof JsonArray array) || array.values().size() > most) {
            throw new Unreadable("not a list of at most " + most);
        }
        List<Members> all = new java.util.ArrayList<>();
        for (Json each : array.values()) {
            all.add(of(each, known));
        }
        return all;
    }

    static Members of(Json value, Set<String> known) throws Unreadable {
        if (!(value instanceof JsonObject object) || !known.containsAll(object.names())) {
            throw new Unreadable("not an object of the known members");
        }
        return new Members(object);
    }

    static Json parse(byte[] bytes, JsonLimits limits) throws Unreadable {
        try {
            return Json.parse(bytes, limits);
        } catch (Malformed malformed) {
            throw new Unreadable("not JSON");
        }
    }

    Json value(String name) throws Unreadable {
        return object.get(name).orElseThrow(() -> new Unreadable("without " + name));
    }

    String text(String name) throws Unreadable {
        return maybe(name).orElseThrow(() -> new Unreadable("without " + name));
    }

    Optional<String> maybe(String name) throws Unreadable {
        if (object.has(name) && object.string(name).isEmpty()) {
            throw new Unreadable(name + " is no text");
        }
        return object.text(name);
    }

    /// The word of a kind, as the constants of [Definition.Kind] are written.
    Definition.Kind kind(String name) throws Unreadable {
        String word = text(name);
        for (Definition.Kind kind : Definition.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        throw new Unreadable("no kind");
    }

    /// A definition in its canonical form, read again and digested here.
    ///
    /// @return nothing where it is in another form, or cannot be pinned
    static Optional<Definition> definition(Definition.Kind kind, String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length <= Definition.LONGEST && Json.parse(bytes, JsonLimits.carried(Definition.LONGEST)) instanceof JsonObject said) {
                return (kind == Definition.Kind.TOOL ? Definition.ofTool(said) : Definition.ofServer(said.text("name"), said.text("instructions")))
                    .filter(definition -> definition.text().equals(text));
            }
        } catch (Malformed notJson) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
