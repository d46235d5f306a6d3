package dev.gatehouse.checks.objects;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The ids that stand where a JSON value is marked to yield them. What stands there and is no id yields nothing.
final class Yield {
    private final Map<String, Set<ObjectId>> found = new HashMap<>();

    private Yield() {}

    /// By their types.
    static Map<String, Set<ObjectId>> of(Spots<String> types, Optional<Json> value) {
        Yield yield = new Yield();
        value.ifPresent(json -> yield.walk(types, json));
        return yield.found;
    }

    private void walk(Spots<String> types, Json value) {
        types.leaf().ifPresent(leaf -> ObjectId.of(value).ifPresent(id -> add(leaf.mark(), id)));
        if (value instanceof JsonArray list) {
            types.entries().ifPresent(each -> list.values().forEach(entry -> walk(each, entry)));
        }
        if (value instanceof JsonObject object && types.isOfObjects()) {
            object.members().forEach(member -> member(types, member));
        }
    }

    private void member(Spots<String> types, JsonObject.Member member) {
        types.names().ifPresent(leaf -> ObjectId.of(member.name()).ifPresent(id -> add(leaf.mark(), id)));
        types.member(member.name()).ifPresent(below -> walk(below, member.value()));
    }

    private void add(String type, ObjectId id) {
        found.computeIfAbsent(type, _ -> new HashSet<>()).add(id);
    }
}
