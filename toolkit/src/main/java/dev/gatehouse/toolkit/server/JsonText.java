package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;

/// JSON that an author writes down in the source: schemas, above all. Never for anything that came from outside.
public final class JsonText {
    private static final int LARGEST = 1 << 20;

    private JsonText() {}

    /// @throws IllegalArgumentException when it is no JSON object
    public static JsonObject object(String text) {
        try {
            if (Json.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.strict(LARGEST)) instanceof JsonObject object) return object;
        } catch (Malformed malformed) {
            throw new IllegalArgumentException("not JSON: " + malformed.reason(), malformed);
        }
        throw new IllegalArgumentException("not a JSON object");
    }
}
