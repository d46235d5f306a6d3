package dev.gatehouse.office.reading;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A JSON object of which every member is known: another zone said it, or a file of ours holds it.
public final class Members {
    private final JsonObject object;

    private Members(JsonObject object) {
        this.object = object;
    }

    /// The objects of a list of at most that many.
    ///
    /// @param known the names that each of them may have
    public static List<Members> all(Json list, int most, Set<String> known) throws Unreadable {
        if (!(list instanceof JsonArray array) || array.values().size() > most) {
            throw new Unreadable("not a list of at most " + most);
        }
        List<Members> all = new ArrayList<>();
        for (Json each : array.values()) {
            all.add(of(each, known));
        }
        return all;
    }

    /// One object.
    public static Members of(Json value, Set<String> known) throws Unreadable {
        if (!(value instanceof JsonObject object) || !known.containsAll(object.names())) {
            throw new Unreadable("not an object of the known members");
        }
        return new Members(object);
    }

    /// The value in these bytes.
    public static Json parse(byte[] bytes, JsonLimits limits) throws Unreadable {
        try {
            return Json.parse(bytes, limits);
        } catch (Malformed malformed) {
            throw new Unreadable("not JSON");
        }
    }

    /// A member that must be there.
    public Json value(String name) throws Unreadable {
        return object.get(name).orElseThrow(() -> new Unreadable("without " + name));
    }

    /// A text that must be there.
    public String text(String name) throws Unreadable {
        return maybe(name).orElseThrow(() -> new Unreadable("without " + name));
    }

    /// A text that may be there.
    public Optional<String> maybe(String name) throws Unreadable {
        if (object.has(name) && object.string(name).isEmpty()) {
            throw new Unreadable(name + " is no text");
        }
        return object.text(name);
    }
}
