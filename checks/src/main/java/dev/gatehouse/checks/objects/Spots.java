package dev.gatehouse.checks.objects;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Marks by the spots where they stand, as a tree that is walked beside a value. A mark is a leaf: nothing is marked within what is marked.
///
/// @param <M> what a mark says
final class Spots<M> {
    private final Map<String, Spots<M>> members = new LinkedHashMap<>();
    private Optional<Spots<M>> entries = Optional.empty();
    private Optional<Spots<M>> values = Optional.empty();
    private Optional<Leaf<M>> names = Optional.empty();
    private Optional<Leaf<M>> leaf = Optional.empty();

    /// A mark and its spot as it was written: all that is ever told of a place in a call.
    record Leaf<M>(String spot, M mark) {}

    /// @throws IllegalArgumentException where a spot is none, or lies within another one
    static <M> Spots<M> of(Map<String, M> written) {
        Spots<M> root = new Spots<>();
        written.forEach((text, mark) -> root.put(Spot.of(text), mark));
        return root;
    }

    private void put(Spot spot, M mark) {
        Spots<M> at = this;
        var leaf = new Leaf<>(spot.written(), mark);
        for (Spot.Step step : spot.steps()) {
            require(at.leaf.isEmpty());
            at = at.below(step);
        }
        if (spot.isOfNames()) {
            require(at.names.isEmpty());
            at.names = Optional.of(leaf);
        } else {
            require(at.isEmpty());
            at.leaf = Optional.of(leaf);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("a spot within another");
        }
    }

    private Spots<M> below(Spot.Step step) {
        return switch (step) {
            case Spot.Step.Member(String name) -> members.computeIfAbsent(name, _ -> new Spots<>());
            case Spot.Step.Entries _ -> (entries = entries.or(() -> Optional.of(new Spots<>()))).get();
            case Spot.Step.Values _ -> (values = values.or(() -> Optional.of(new Spots<>()))).get();
            case Spot.Step.Names _ -> this;   // the last step: its mark stands beside, not below
        };
    }

    /// Whether nothing is marked here or below.
    boolean isEmpty() {
        return members.isEmpty() && entries.isEmpty() && values.isEmpty() && names.isEmpty() && leaf.isEmpty();
    }

    /// The mark that stands just here.
    Optional<Leaf<M>> leaf() {
        return leaf;
    }

    /// What is marked in every entry of a list.
    Optional<Spots<M>> entries() {
        return entries;
    }

    /// The mark of every member's name.
    Optional<Leaf<M>> names() {
        return names;
    }

    /// Whether anything is marked in an object.
    boolean isOfObjects() {
        return !members.isEmpty() || values.isPresent() || names.isPresent();
    }

    /// Whether something is marked in each of an object's members, whatever their names: an empty object has none of it.
    boolean isOfAnyMember() {
        return values.isPresent() || names.isPresent();
    }

    /// What is marked in the member of this name.
    Optional<Spots<M>> member(String name) {
        return Optional.ofNullable(members.get(name)).or(() -> values);
    }

    /// The members that are marked by name and that this object has not.
    List<Spots<M>> missing(JsonObject object) {
        return members.entrySet().stream().filter(each -> !object.has(each.getKey())).map(Map.Entry::getValue).toList();
    }

    /// What is marked in members by their names.
    Map<String, Spots<M>> members() {
        return members;
    }

    /// What is marked in the value of every member.
    Optional<Spots<M>> values() {
        return values;
    }

    /// All marks here and below.
    List<Leaf<M>> all() {
        List<Leaf<M>> all = new ArrayList<>();
        leaf.ifPresent(all::add);
        names.ifPresent(all::add);
        members.values().forEach(each -> all.addAll(each.all()));
        entries.ifPresent(each -> all.addAll(each.all()));
        values.ifPresent(each -> all.addAll(each.all()));
        return all;
    }
}
