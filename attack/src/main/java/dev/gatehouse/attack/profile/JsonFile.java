package dev.gatehouse.attack.profile;

import dev.gatehouse.attack.Unusable;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.util.List;

/// A JSON file that people write: read strictly, each fault named by its place.
///
/// @param file how to call it
/// @param root its content
public record JsonFile(String file, JsonObject root) {
    private static final int LARGEST = 1 << 20;

    /// Reads one.
    public static JsonFile of(String file, byte[] json) throws Unusable {
        try {
            if (Json.parse(json, JsonLimits.strict(LARGEST)) instanceof JsonObject root) {
                return new JsonFile(file, root);
            }
            throw new Unusable(file, "is no JSON object");
        } catch (Malformed broken) {
            throw new Unusable(file, "is no JSON: " + broken.getMessage());
        }
    }

    /// Refuses members with other names than these.
    public void only(JsonObject object, String place, String... names) throws Unusable {
        for (String name : object.names()) {
            if (!List.of(names).contains(name)) {
                throw new Unusable(file, at(place, name) + " is unknown; known are " + String.join(", ", names));
            }
        }
    }

    /// A member that must be an object.
    public JsonObject object(JsonObject object, String place, String name) throws Unusable {
        return object.object(name).orElseThrow(() -> new Unusable(file, at(place, name) + " must be an object"));
    }

    /// A value that must be an object.
    public JsonObject object(Json value, String place) throws Unusable {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new Unusable(file, place + " must be an object");
    }

    /// A member that must be a text.
    public String text(JsonObject object, String place, String name) throws Unusable {
        return object.text(name).orElseThrow(() -> new Unusable(file, at(place, name) + " must be a text"));
    }

    private static String at(String place, String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
