package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an object must be.
///
/// @param stated `properties`
/// @param matched `patternProperties`
/// @param others `additionalProperties`
/// @param unevaluated `unevaluatedProperties`
/// @param names `propertyNames`
/// @param required `required`
/// @param together `dependentRequired`
record Members(int least, int most, Set<String> required, Map<String, Set<String>> together, Optional<Map<String, Subschema>> stated,
               List<Matched> matched, Optional<Subschema> others, Optional<Subschema> unevaluated, Optional<Subschema> names) {
    static final Members ANY = new Members(0, Integer.MAX_VALUE, Set.of(), Map.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
        Optional.empty());

    /// One member of `patternProperties`.
    record Matched(LinearPattern name, Subschema value) {}

    Members {
        required = Set.copyOf(required);
        together = Map.copyOf(together);
        stated = stated.map(Map::copyOf);
        matched = List.copyOf(matched);
    }

    /// Whether it says which members there are, so that it counts when somebody asks which are known.
    boolean describe() {
        return stated.isPresent() || isOpen();
    }

    /// Whether it says something about members that it does not name.
    boolean isOpen() {
        return !matched.isEmpty() || others.isPresent() || unevaluated.isPresent();
    }

    boolean hold(JsonObject object, Run run) {
        if (this == ANY) {
            return true;
        }
        run.pay(object.size() + required.size() + together.size());
        if (object.size() < least) {
            return run.fails("minProperties");
        }
        if (object.size() > most) {
            return run.fails("maxProperties");
        }
        for (String name : required) {
            if (!object.has(name)) {
                return run.fails("required");
            }
        }
        return areTogether(object, run) && eachHolds(object, run);
    }

    private boolean areTogether(JsonObject object, Run run) {
        for (Map.Entry<String, Set<String>> each : together.entrySet()) {
            if (object.has(each.getKey())) {
                run.pay(each.getValue().size());
                if (!each.getValue().stream().allMatch(object::has)) {
                    return run.fails("dependentRequired");
                }
            }
        }
        return true;
    }

    private boolean eachHolds(JsonObject object, Run run) {
        if (stated.isEmpty() && matched.isEmpty() && others.isEmpty() && names.isEmpty()) {
            return true;
        }
        for (JsonObject.Member member : object.members()) {
            if (!isNamedRightly(member.name(), run) || !holds(member, run)) {
                return false;
            }
        }
        return true;
    }

    private boolean isNamedRightly(String name, Run run) {
        return names.isEmpty() || run.asks(names.get(), JsonString.of(name)) || run.fails("propertyNames");
    }

    private boolean holds(JsonObject.Member member, Run run) {
        Optional<Subschema> known = stated(member.name());
        boolean named = known.isPresent();
        if (named && !child(known.get(), member.name(), member.value(), run)) {
            return false;
        }
        boolean met = named;
        for (Matched each : matched) {
            if (each.name().isIn(member.name(), run)) {
                met = true;
                if (!child(each.value(), named ? member.name() : "*", member.value(), run)) {
                    return false;
                }
            }
        }
        return met || others.isEmpty() || other(others.get(), member, "additionalProperties", run);
    }

    private Optional<Subschema> stated(String name) {
        return stated.isEmpty() ? Optional.empty() : Optional.ofNullable(stated.get().get(name));
    }

    private static boolean child(Subschema part, String shown, Json value, Run run) {
        run.place().into(shown);
        boolean holds = part.holds(value, run);
        run.place().out();
        return holds;
    }

    /// The place is the object: which member it is would be the caller's text.
    private static boolean other(Subschema part, JsonObject.Member member, String keyword, Run run) {
        if (part == Subschema.NOTHING) {
            return run.fails(keyword);
        }
        return child(part, "*", member.value(), run);
    }

    /// `unevaluatedProperties`: of all members that no part which held looked at.
    boolean holdUnevaluated(JsonObject object, int mark, Run run) {
        if (unevaluated.isEmpty()) {
            return true;
        }
        List<Members> parts = about(object, mark, run);
        for (JsonObject.Member member : object.members()) {
            if (!evaluates(member.name(), run) && !evaluate(parts, member.name(), run) && !other(unevaluated.get(), member, "unevaluatedProperties", run)) {
                return false;
            }
        }
        return true;
    }

    private static List<Members> about(JsonObject object, int mark, Run run) {
        List<Members> parts = new ArrayList<>();
        run.pay(run.entries() - mark);
        for (int entry = mark; entry < run.entries(); entry++) {
            if (run.judged(entry) == object) {
                parts.add(run.held(entry).members());
            }
        }
        return parts;
    }

    /// Whether one of these parts, all of which held, looked at the member of this name.
    static boolean evaluate(List<Members> parts, String name, Run run) {
        for (Members part : parts) {
            if (part.unevaluated.isPresent() || part.evaluates(name, run)) {
                return true;
            }
        }
        return false;
    }

    private boolean evaluates(String name, Run run) {
        run.pay(1);
        if (others.isPresent() || stated(name).isPresent()) {
            return true;
        }
        for (Matched each : matched) {
            if (each.name().isIn(name, run)) {
                return true;
            }
        }
        return false;
    }
}
