package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;

/// Who a server says it is.
public record About(String name, String version) {
    /// As it is told.
    public JsonObject json() {
        return JsonObject.of(List.of(JsonObject.member("name", name), JsonObject.member("version", version)));
    }
}
