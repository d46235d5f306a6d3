package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Schemas, arguments and judgements as the tests write them.
final class Schemas {
    private Schemas() {}

    /// An object, with `'` for `"`.
    static JsonObject object(String json) {
        return (JsonObject) json(json.replace('\'', '"'));
    }

    static Json json(String json) {
        try {
            return Json.parse(json.getBytes(StandardCharsets.UTF_8), JsonLimits.carried(8 << 20).withMaxTokens(500_000).withMaxDepth(200));
        } catch (Malformed wrong) {
            throw new IllegalArgumentException(json.substring(0, Math.min(100, json.length())), wrong);
        }
    }

    /// The lines of a data file: one object each.
    static List<JsonObject> lines(String file) {
        try (var in = Objects.requireNonNull(Schemas.class.getResourceAsStream("/schema/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).map(line -> (JsonObject) json(line)).toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /// What is said of arguments: `fits`, `KEYWORD at PLACE`, `beyond BOUND`, or the rule that the schema breaks.
    static String said(JsonObject schema, JsonObject arguments) {
        try {
            return said(Schema.of(schema).judge(arguments));
        } catch (Unusable unusable) {
            return unusable.detail();
        }
    }

    static String said(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Fits _ -> "fits";
            case Judgement.Unfit(String keyword, String path) -> keyword + " at " + path;
            case Judgement.Beyond(String bound) -> "beyond " + bound;
        };
    }

    /// Whether a value is valid by JSON Schema alone.
    static boolean validates(Json schema, Json value) throws Unusable {
        return schema instanceof JsonBoolean flag ? flag.value() : Schema.of((JsonObject) schema).validates(value);
    }
}
