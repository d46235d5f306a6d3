package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.JsonString;

/// An id that is a string.
public final class TextId implements Id {

    private final JsonString json;

    TextId(JsonString json) {
        this.json = json;
    }

    @Override
    public JsonString json() {
        return json;
    }

    @Override
    public String key() {
        return "\"" + json.value();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextId id && id.json.value().equals(json.value());
    }

    @Override
    public int hashCode() {
        return json.value().hashCode();
    }

    @Override
    public String toString() {
        return "TextId";
    }
}
