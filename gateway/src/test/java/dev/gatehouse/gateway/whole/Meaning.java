package dev.gatehouse.gateway.whole;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// What a message is to whoever reads it: a method, what it is about, and a tree of arguments out of maps, lists, texts, numbers and truths.
record Meaning(String method, String target, Object arguments) {
    static final JsonMapper JSON = new JsonMapper();

    /// Of an envelope that was read into maps.
    static Meaning of(Map<?, ?> envelope) {
        var params = (Map<?, ?>) envelope.get("params");
        Object target = Stream.of(params.get("name"), params.get("uri"), params.get("ref") instanceof Map<?, ?> ref ? ref.get("name") : null)
            .filter(Objects::nonNull).findFirst().orElseThrow();
        Object arguments = Stream.of(params.get("arguments"), params.get("argument")).filter(Objects::nonNull).findFirst().orElse(Map.of());
        return new Meaning((String) envelope.get("method"), (String) target, arguments);
    }

    /// A value as a tree, as it was read here.
    static Object tree(Json json) {
        return switch (json) {
            case JsonString text -> text.value();
            case JsonNumber number -> number.decimal();
            case JsonBoolean truth -> truth.value();
            case JsonNull _ -> null;
            case JsonArray array -> array.values().stream().map(Meaning::tree).toList();
            case JsonObject object -> {
                Map<String, Object> members = new LinkedHashMap<>();
                object.members().forEach(member -> members.put(member.name(), tree(member.value())));
                yield members;
            }
        };
    }

    boolean agrees(Meaning other) {
        return method.equals(other.method) && target.equals(other.target) && same(arguments, other.arguments);
    }

    private static boolean same(Object one, Object other) {
        if (one instanceof Map<?, ?> left && other instanceof Map<?, ?> right) {
            return left.keySet().equals(right.keySet()) && left.keySet().stream().allMatch(key -> same(left.get(key), right.get(key)));
        }
        if (one instanceof List<?> left && other instanceof List<?> right) {
            return left.size() == right.size() && IntStream.range(0, left.size()).allMatch(at -> same(left.get(at), right.get(at)));
        }
        if (one instanceof Number left && other instanceof Number right) {
            return sameNumber(new BigDecimal(left.toString()), new BigDecimal(right.toString()));
        }
        return Objects.equals(one, other);
    }

    /// Equal, or one number of binary64 written out in full and in short.
    private static boolean sameNumber(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0 || one.doubleValue() == other.doubleValue() && isBinary(one) && isBinary(other);
    }

    private static boolean isBinary(BigDecimal number) {
        double nearest = number.doubleValue();
        return new BigDecimal(nearest).compareTo(number) == 0 || BigDecimal.valueOf(nearest).compareTo(number) == 0;
    }
}
