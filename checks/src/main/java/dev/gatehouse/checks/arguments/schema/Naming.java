package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// What is asked beyond JSON Schema, which lets every member pass that it does not know: each member of the arguments is one that the schema
/// names.
///
/// Asked after all else held, of each object by all parts together that held for it, so that parts may share its members out among them
/// (`allOf`, `anyOf`, `$ref`), and a branch that did not hold names nothing. An object is asked about where one of them has `properties`, and the
/// arguments themselves always; not where one of them says something about other members (`additionalProperties`, `patternProperties`,
/// `unevaluatedProperties`). It only ever refuses more, so it turns no `not` and no `if` around.
final class Naming {
    private final JsonObject arguments;
    private final Map<Json, List<Members>> about = new IdentityHashMap<>();
    private final Run run;

    private Naming(JsonObject arguments, Run run) {
        this.arguments = arguments;
        this.run = run;
        for (int entry = 0; entry < run.entries(); entry++) {
            about.computeIfAbsent(run.judged(entry), _ -> new ArrayList<>(2)).add(run.held(entry).members());
        }
    }

    static boolean holds(JsonObject arguments, Run run) {
        return new Naming(arguments, run).knows(arguments);
    }

    private boolean knows(Json value) {
        return switch (value) {
            case JsonObject object -> members(object);
            case JsonArray array -> elements(array);
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> true;
        };
    }

    private boolean members(JsonObject object) {
        List<Members> parts = about.getOrDefault(object, List.of());
        if (parts.isEmpty() && object != arguments) {
            return true;
        }
        boolean open = isOpen(parts) || object != arguments && parts.stream().allMatch(part -> part.stated().isEmpty());
        for (JsonObject.Member member : object.members()) {
            boolean named = isNamed(parts, member.name());
            if (!named && !open) {
                return run.fails("unknown-property");
            }
            run.place().into(named ? member.name() : "*");
            boolean known = knows(member.value());
            run.place().out();
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private boolean isNamed(List<Members> parts, String name) {
        run.pay(parts.size());
        for (Members part : parts) {
            if (part.stated().isPresent() && part.stated().get().containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOpen(List<Members> parts) {
        for (Members part : parts) {
            if (part.isOpen()) {
                return true;
            }
        }
        return false;
    }

    private boolean elements(JsonArray array) {
        run.pay(array.size());
        for (int at = 0; at < array.size(); at++) {
            run.place().into(at);
            boolean known = knows(array.get(at));
            run.place().out();
            if (!known) {
                return false;
            }
        }
        return true;
    }
}
