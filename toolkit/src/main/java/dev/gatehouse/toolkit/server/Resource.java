package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;

/// A resource with an address of its own.
public record Resource(String uri, String name, String mimeType, Work work) {

    /// As it is listed.
    public JsonObject listed() {
        return JsonObject.of(List.of(JsonObject.member("uri", uri), JsonObject.member("name", name), JsonObject.member("mimeType", mimeType)));
    }

    @Override
    public String toString() {
        return "Resource[" + name + "]";
    }
}
