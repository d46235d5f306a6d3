package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.JsonNumber;

/// An id that is an integer.
public final class NumberId implements Id {

    private final JsonNumber json;

    NumberId(JsonNumber json) {
        this.json = json;
    }

    @Override
    public JsonNumber json() {
        return json;
    }

    /// Integers of the grammar have one spelling each, but for `-0`.
    @Override
    public String key() {
        String text = json.text();
        return text.equals("-0") ? "0" : text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberId id && id.key().equals(key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return "NumberId";
    }
}
