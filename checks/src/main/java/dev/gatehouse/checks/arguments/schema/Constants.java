package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.CanonicalJson;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// The values that are allowed (`enum`, `const`), by a key that two values share just if they are equal (JSON Schema §4.2.2).
record Constants(boolean any, Set<String> allowed, String keyword) {
    private static final int COST_OF_A_FORM = 10;
    private static final int LONGEST_PLAIN = 15;

    static final Constants ANY = new Constants(true, Set.of(), "");

    Constants {
        allowed = Set.copyOf(allowed);
    }

    boolean hold(Json value, Run run) {
        return any || key(value, run).filter(allowed::contains).isPresent() || run.fails(keyword);
    }

    /// The key of a value; none where a number in it is not exact, so that nobody could say what it equals.
    static Optional<String> key(Json value, Run run) {
        run.pay(value instanceof JsonString ? value.byteLength() / 32 : COST_OF_A_FORM + 2L * value.byteLength());
        return key(value);
    }

    static Optional<String> key(Json value) {
        return switch (value) {
            case JsonString text -> Optional.of('"' + text.value());
            case JsonBoolean flag -> Optional.of(flag.value() ? "true" : "false");
            case JsonNull _ -> Optional.of("null");
            case JsonNumber number when isPlain(number) -> Optional.of(number.text());
            case JsonNumber _, JsonObject _, JsonArray _ -> canonical(value);
        };
    }

    /// A short whole number is spelt in its one form already.
    private static boolean isPlain(JsonNumber number) {
        return number.byteLength() <= LONGEST_PLAIN && number.isInteger() && number.asLong().orElse(0) != 0;
    }

    private static Optional<String> canonical(Json value) {
        try {
            return Optional.of(new String(CanonicalJson.of(value), StandardCharsets.UTF_8));
        } catch (Malformed notExact) {
            return Optional.empty();
        }
    }
}
