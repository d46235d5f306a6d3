package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Envelope;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.protocol.json.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The attacks and legitimate values of `resources/meanings`, one JSON object a line.
final class Cases {
    private static final Map<String, List<Case>> READ = new ConcurrentHashMap<>();
    private static final JsonObject OPTIONS = (JsonObject) parse(text("options.json"));

    private Cases() {}

    /// One value: the answer it got, what is expected of it (a rule, or nothing), and where it was taken from.
    record Case(String word, Json value, Map<String, Object> options, Fit judged, Optional<String> rule, String from) {

        @Override
        public String toString() {
            return word + ": " + new String(value.bytes(), StandardCharsets.UTF_8) + " (" + from + ")";
        }
    }

    static List<Case> attacks(String word) {
        return lines(word, "attacks", "rule");
    }

    static List<Case> legitimate(String word) {
        return lines(word, "legitimate", "refused");
    }

    /// The meaning of this word with the options that its cases are written for.
    static Meaning usual(String word) {
        return ready(word, options(word));
    }

    static Map<String, Object> options(String word) {
        return OPTIONS.object(word).map(Cases::plain).orElse(Map.of());
    }

    static Meaning ready(String word, Map<String, ?> options) {
        return switch (Meanings.read(word, options)) {
            case Made.Ready(var meaning) -> meaning;
            case Made.Wrong(var problems) -> throw new AssertionError(word + ": " + problems);
        };
    }

    private static List<Case> lines(String word, String kind, String expected) {
        String name = word.replace(' ', '-') + "." + kind + ".jsonl";
        return READ.computeIfAbsent(name, file -> text(file).lines().map(line -> read(word, line, expected)).toList());
    }

    private static Case read(String word, String line, String expected) {
        JsonObject row = (JsonObject) parse(line);
        Map<String, Object> options = new LinkedHashMap<>(options(word));
        row.object("options").map(Cases::plain).ifPresent(options::putAll);
        Json value = row.get("value").orElseThrow();
        return new Case(word, value, options, ready(word, options).judge(value), row.text(expected), row.text("from").orElseThrow());
    }

    static Json parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return Json.parse(bytes, new JsonLimits(1 << 20, 64, 100_000, 256, 1 << 20, JsonLimits.Numbers.CARRIED, Envelope.NONE));
        } catch (Malformed broken) {
            throw new AssertionError(text, broken);
        }
    }

    private static String text(String file) {
        try (InputStream in = Cases.class.getResourceAsStream("/meanings/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Object> plain(JsonObject object) {
        Map<String, Object> plain = new LinkedHashMap<>();
        object.members().forEach(each -> plain.put(each.name(), plain(each.value())));
        return plain;
    }

    private static Object plain(Json value) {
        return switch (value) {
            case JsonString text -> text.value();
            case JsonNumber number when number.isInteger() -> number.asLong().orElseThrow();
            case JsonNumber number -> number.decimal();
            case JsonBoolean truth -> truth.value();
            case JsonArray array -> array.values().stream().map(Cases::plain).toList();
            case JsonObject object -> plain(object);
            case JsonNull _ -> throw new AssertionError("an option is never null");
        };
    }
}
