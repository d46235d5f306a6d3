package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an array must be.
///
/// @param first `prefixItems`
/// @param others `items`
/// @param unevaluated `unevaluatedItems`
/// @param some `contains`, with how many of them there must and may be
/// @param noted whether the schema asks anywhere which elements were looked at
record Elements(int least, int most, boolean unique, List<Subschema> first, Optional<Subschema> others, Optional<Subschema> unevaluated,
                Optional<Some> some, boolean noted) {
    static final Elements ANY =
        new Elements(0, Integer.MAX_VALUE, false, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /// `contains`, `minContains`, `maxContains`.
    record Some(Subschema part, int least, int most) {}

    Elements {
        first = List.copyOf(first);
    }

    /// Whether it says what elements there are, and somebody asks.
    boolean describe() {
        return noted && this != ANY;
    }

    boolean hold(JsonArray array, Run run) {
        if (this == ANY) {
            return true;
        }
        run.pay(array.size());
        if (array.size() < least) {
            return run.fails("minItems");
        }
        if (array.size() > most) {
            return run.fails("maxItems");
        }
        if (unique && !areUnique(array, run)) {
            return run.fails("uniqueItems");
        }
        return eachHolds(array, run) && (some.isEmpty() || some(array, some.get(), run));
    }

    /// By the keys of the elements. Strings whose hashes collide are told apart by order, so a crowd of them costs no square.
    private static boolean areUnique(JsonArray array, Run run) {
        Set<String> keys = HashSet.newHashSet(array.size());
        for (int at = 0; at < array.size(); at++) {
            Optional<String> key = Constants.key(array.get(at), run);
            if (key.isEmpty() || !keys.add(key.get())) {
                return false;
            }
        }
        return true;
    }

    private boolean eachHolds(JsonArray array, Run run) {
        int end = others.isPresent() ? array.size() : Math.min(first.size(), array.size());
        for (int at = 0; at < end; at++) {
            if (!child(at < first.size() ? first.get(at) : others.get(), array.get(at), at, run)) {
                return false;
            }
        }
        return true;
    }

    private static boolean child(Subschema part, Json element, int at, Run run) {
        run.place().into(at);
        boolean holds = part.holds(element, run);
        run.place().out();
        return holds;
    }

    private static boolean some(JsonArray array, Some some, Run run) {
        int found = 0;
        for (int at = 0; at < array.size(); at++) {
            if (run.asks(some.part(), array.get(at))) {
                found++;
            }
        }
        if (found < some.least()) {
            return run.fails(some.least() == 1 ? "contains" : "minContains");
        }
        return found <= some.most() || run.fails("maxContains");
    }

    /// `unevaluatedItems`: of all elements that no part which held looked at.
    boolean holdUnevaluated(JsonArray array, int mark, Run run) {
        if (unevaluated.isEmpty()) {
            return true;
        }
        for (int at = 0; at < array.size(); at++) {
            if (!evaluates(array, at, run) && !isEvaluated(array, at, mark, run) && !child(unevaluated.get(), array.get(at), at, run)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEvaluated(JsonArray array, int at, int mark, Run run) {
        int end = run.entries();
        run.pay(end - mark);
        for (int entry = mark; entry < end; entry++) {
            Elements part = run.held(entry).elements();
            if (run.judged(entry) == array && (part.unevaluated.isPresent() || part.evaluates(array, at, run))) {
                return true;
            }
        }
        return false;
    }

    private boolean evaluates(JsonArray array, int at, Run run) {
        return at < first.size() || others.isPresent() || some.isPresent() && run.asks(some.get().part(), array.get(at));
    }
}
