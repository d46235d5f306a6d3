package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The keywords of one schema object as the specification types them. One of another type makes the schema unusable: what its author meant would be a
/// guess.
record Written(JsonObject schema, String at) {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    Unusable malformed(String keyword) {
        return new Unusable(Flaw.KEYWORD_MALFORMED, at + "/" + keyword);
    }

    /// A count of things; the largest there is, where it is more than that.
    int count(String keyword, int unwritten) throws Unusable {
        Optional<BigDecimal> number = number(keyword);
        if (number.isEmpty()) {
            return unwritten;
        }
        if (number.get().signum() < 0 || number.get().stripTrailingZeros().scale() > 0) {
            throw malformed(keyword);
        }
        return number.get().min(LARGEST).intValueExact();
    }

    Optional<BigDecimal> number(String keyword) throws Unusable {
        Optional<Json> value = schema.get(keyword);
        if (value.isPresent() && !(value.get() instanceof JsonNumber)) {
            throw malformed(keyword);
        }
        return value.map(each -> ((JsonNumber) each).decimal());
    }

    Optional<String> text(String keyword) throws Unusable {
        Optional<Json> value = schema.get(keyword);
        if (value.isPresent() && !(value.get() instanceof JsonString)) {
            throw malformed(keyword);
        }
        return schema.text(keyword);
    }

    boolean flag(String keyword) throws Unusable {
        Optional<Json> value = schema.get(keyword);
        if (value.isPresent() && !(value.get() instanceof JsonBoolean)) {
            throw malformed(keyword);
        }
        return value.filter(JsonBoolean.TRUE::equals).isPresent();
    }

    Optional<List<Json>> values(String keyword) throws Unusable {
        Optional<Json> value = schema.get(keyword);
        if (value.isPresent() && !(value.get() instanceof JsonArray)) {
            throw malformed(keyword);
        }
        return value.map(each -> ((JsonArray) each).values());
    }

    Set<String> names(String keyword) throws Unusable {
        return names(keyword, values(keyword).orElse(List.of()));
    }

    Set<String> names(String keyword, List<Json> values) throws Unusable {
        Set<String> names = new LinkedHashSet<>();
        for (Json each : values) {
            if (!(each instanceof JsonString name)) {
                throw malformed(keyword);
            }
            names.add(name.value());
        }
        return names;
    }

    /// The members of a keyword that is an object; the first look saw that it is one.
    List<JsonObject.Member> members(String keyword) {
        return schema.object(keyword).map(JsonObject::members).orElse(List.of());
    }
}
