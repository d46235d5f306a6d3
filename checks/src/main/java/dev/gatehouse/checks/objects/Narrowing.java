package dev.gatehouse.checks.objects;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Leaves of a JSON value what is the caller's own, by the members that name owners. What lies in a list or under names of members goes alone; what
/// lies anywhere else takes the whole with it. An owner who is not named, or in another way than by a text, is somebody else.
///
/// @param caller whose it may be
record Narrowing(Caller caller) {
    /// The value, or less of it; the very same where nothing goes; empty where nothing may stay.
    Optional<Json> of(Spots<Claim> owners, Json value) {
        if (owners.leaf().isPresent()) {
            return isOwn(owners.leaf().get(), ObjectId.of(value)) ? Optional.of(value) : Optional.empty();
        }
        return switch (value) {
            case JsonNull _ -> Optional.of(value);
            case JsonArray list when owners.entries().isPresent() -> Optional.of(entries(owners.entries().get(), list));
            case JsonObject object when owners.isOfObjects() -> members(owners, object).map(left -> any(owners, left));
            case Json _ -> owners.isEmpty() ? Optional.of(value) : Optional.empty();
        };
    }

    private boolean isOwn(Spots.Leaf<Claim> owner, Optional<ObjectId> name) {
        return name.filter(each -> owner.mark().is(caller, each)).isPresent();
    }

    private Json entries(Spots<Claim> owners, JsonArray list) {
        List<Optional<Json>> own = list.values().stream().map(entry -> of(owners, entry)).toList();
        Iterator<Optional<Json>> each = own.iterator();
        Iterator<Json> left = own.stream().flatMap(Optional::stream).iterator();
        return list.keeping(_ -> each.next().isPresent()).mapping(_ -> left.next());
    }

    /// Members by their names: an owner that is not there is somebody else, an object that is not there is nobody's.
    private Optional<JsonObject> members(Spots<Claim> owners, JsonObject object) {
        JsonObject left = object;
        for (Map.Entry<String, Spots<Claim>> each : owners.members().entrySet()) {
            Optional<Json> there = object.get(each.getKey());
            Optional<Json> own = there.flatMap(value -> of(each.getValue(), value));
            if (own.isEmpty() && (there.isPresent() || each.getValue().leaf().isPresent())) {
                return Optional.empty();
            }
            left = own.isPresent() ? left.with(each.getKey(), own.get()) : left;
        }
        return Optional.of(left);
    }

    /// Members whatever their names.
    private JsonObject any(Spots<Claim> owners, JsonObject object) {
        Set<String> foreign = new HashSet<>();
        JsonObject left = object;
        for (JsonObject.Member member : object.members()) {
            boolean named = owners.names().filter(owner -> !isOwn(owner, ObjectId.of(member.name()))).isEmpty();
            Optional<Json> own = owners.members().containsKey(member.name()) || owners.values().isEmpty()
                ? Optional.of(member.value()) : of(owners.values().get(), member.value());
            if (!named || own.isEmpty()) {
                foreign.add(member.name());
            } else {
                left = left.with(member.name(), own.get());
            }
        }
        return left.without(foreign);
    }
}
