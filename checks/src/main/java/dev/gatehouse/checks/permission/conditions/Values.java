package dev.gatehouse.checks.permission.conditions;

import dev.cel.common.values.NullValue;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// From the parsed tree of a call to the values that conditions are asked about, by the types that the conditions were checked against.
/// Nothing is converted: a text is never a number, `1.0` is no whole number, and neither -0 nor a whole number beyond 2^53 is any.
final class Values {
    private static final long LARGEST = 1L << 53;

    private Values() {}

    /// The value of this type at this place.
    ///
    /// @throws Unfit with the place where it is not of this type
    static Object of(Type type, Json json, String path) {
        return switch (type) {
            case Type.Text _ -> json instanceof JsonString text ? text.value() : unfit(path);
            case Type.Whole _ -> json instanceof JsonNumber number ? whole(number, path) : unfit(path);
            case Type.Real _ -> json instanceof JsonNumber number ? real(number, path) : unfit(path);
            case Type.Flag _ -> json instanceof JsonBoolean flag ? (Object) flag.value() : unfit(path);
            case Type.OrNull(Type of) -> json instanceof JsonNull ? NullValue.NULL_VALUE : of(of, json, path);
            case Type.Many(Type each) -> json instanceof JsonArray list ? list(each, list, path) : unfit(path);
            case Type.Named(Type each) -> json instanceof JsonObject named ? named(each, named, path) : unfit(path);
            case Type.Group group -> json instanceof JsonObject object ? members(group, object, path) : unfit(path);
            case Type.Unknown _ -> any(json, path);
            case Type.Moment _ -> unfit(path);
        };
    }

    static Members members(Type.Group group, JsonObject object, String path) {
        return new Members(group.name(), name -> object.get(name).filter(_ -> group.members().containsKey(name))
            .map(json -> of(group.members().get(name).type(), json, path + "." + name)));
    }

    private static Object whole(JsonNumber number, String path) {
        long value = number.asLong().orElseThrow(() -> new Unfit(path));
        boolean exact = value <= LARGEST && value >= -LARGEST && !(value == 0 && number.text().startsWith("-"));
        return exact ? (Object) value : unfit(path);
    }

    private static Object real(JsonNumber number, String path) {
        double value = number.asDouble();
        return Double.isFinite(value) && !(value == 0 && number.text().startsWith("-")) ? (Object) value : unfit(path);
    }

    private static List<Object> list(Type each, JsonArray list, String path) {
        List<Object> values = new ArrayList<>(list.size());
        for (int at = 0; at < list.size(); at++) {
            values.add(of(each, list.get(at), path + "[" + at + "]"));
        }
        return values;
    }

    private static Map<String, Object> named(Type each, JsonObject object, String path) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.members().forEach(member -> values.put(member.name(), of(each, member.value(), path + ".*"))); // the name is the client's
        return values;
    }

    private static Object any(Json json, String path) {
        return switch (json) {
            case JsonString text -> text.value();
            case JsonNumber number -> number.isInteger() ? whole(number, path) : real(number, path);
            case JsonBoolean flag -> flag.value();
            case JsonNull _ -> NullValue.NULL_VALUE;
            case JsonArray list -> list(new Type.Unknown(), list, path);
            case JsonObject object -> named(new Type.Unknown(), object, path);
        };
    }

    private static Object unfit(String path) {
        throw new Unfit(path);
    }
}
