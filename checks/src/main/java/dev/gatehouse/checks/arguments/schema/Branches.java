package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What other parts say of the same value.
///
/// @param all `$ref`, `$dynamicRef` and `allOf`
/// @param any `anyOf`: all branches are asked, since each that holds tells which members are known
/// @param one `oneOf`
/// @param not `not`
/// @param choice `if`, `then` and `else`
/// @param with `dependentSchemas`
record Branches(List<Subschema> all, List<Subschema> any, List<Subschema> one, Optional<Subschema> not, Optional<Choice> choice,
                Map<String, Subschema> with) {
    static final Branches NONE = new Branches(List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Map.of());

    /// `if`, `then`, `else`.
    record Choice(Subschema when, Subschema then, Subschema otherwise) {}

    Branches {
        all = List.copyOf(all);
        any = List.copyOf(any);
        one = List.copyOf(one);
        with = Map.copyOf(with);
    }

    /// All of them.
    List<Subschema> parts() {
        List<Subschema> parts = new ArrayList<>(all);
        parts.addAll(any);
        parts.addAll(one);
        parts.addAll(with.values());
        not.ifPresent(parts::add);
        choice.ifPresent(each -> parts.addAll(List.of(each.when(), each.then(), each.otherwise())));
        return parts;
    }

    boolean hold(Json value, Run run) {
        if (this == NONE) {
            return true;
        }
        for (Subschema each : all) {
            if (!each.holds(value, run)) {
                return false;
            }
        }
        return (any.isEmpty() || count(any, value, run) > 0 || run.fails("anyOf"))
            && (one.isEmpty() || count(one, value, run) == 1 || run.fails("oneOf"))
            && (not.isEmpty() || isNot(not.get(), value, run) || run.fails("not"))
            && (choice.isEmpty() || chosen(choice.get(), value, run))
            && (with.isEmpty() || !(value instanceof JsonObject object) || along(object, run));
    }

    private static int count(List<Subschema> parts, Json value, Run run) {
        int count = 0;
        for (Subschema each : parts) {
            if (run.asks(each, value)) {
                count++;
            }
        }
        return count;
    }

    private static boolean isNot(Subschema part, Json value, Run run) {
        int mark = run.mark();
        boolean holds = run.asks(part, value);
        run.forget(mark);
        return !holds;
    }

    private static boolean chosen(Choice choice, Json value, Run run) {
        return run.asks(choice.when(), value) ? choice.then().holds(value, run) : choice.otherwise().holds(value, run);
    }

    private boolean along(JsonObject object, Run run) {
        run.pay(with.size());
        for (Map.Entry<String, Subschema> each : with.entrySet()) {
            if (object.has(each.getKey()) && !each.getValue().holds(object, run)) {
                return false;
            }
        }
        return true;
    }
}
