package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.Map;

/// Which kinds of values are allowed (`type`), as bits. A value is of its own kind alone: `"5"` is no number, and nothing is converted.
/// A number without a fraction is an integer however it is spelt (JSON Schema Validation §6.1.1): `1.0` is one.
record Kinds(int allowed, String keyword) {
    private static final int INTEGER = 1;
    private static final int NUMBER = 2;
    private static final Map<String, Integer> BITS =
        Map.of("integer", INTEGER, "number", NUMBER | INTEGER, "string", 4, "object", 8, "array", 16, "boolean", 32, "null", 64);

    static final Kinds ALL = new Kinds(-1, "type");
    /// Of the schema `false`.
    static final Kinds NONE = new Kinds(0, "false");

    /// The bits of a type's name; 0 where there is no such type.
    static int bits(String type) {
        return BITS.getOrDefault(type, 0);
    }

    boolean hold(Json value) {
        return allowed == -1 || switch (value) {
            case JsonNumber number -> (allowed & NUMBER) != 0 || (allowed & INTEGER) != 0 && isWhole(number);
            case JsonString _ -> allows("string");
            case JsonObject _ -> allows("object");
            case JsonArray _ -> allows("array");
            case JsonBoolean _ -> allows("boolean");
            case JsonNull _ -> allows("null");
        };
    }

    private boolean allows(String type) {
        return (allowed & BITS.get(type)) != 0;
    }

    private static boolean isWhole(JsonNumber number) {
        return number.isInteger() || number.decimal().stripTrailingZeros().scale() <= 0;
    }
}
