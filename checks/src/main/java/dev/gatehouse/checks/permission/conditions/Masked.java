package dev.gatehouse.checks.permission.conditions;

import dev.cel.common.values.NullValue;
import dev.cel.common.values.SelectableValue;
import dev.cel.runtime.CelVariableResolver;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Facts without their values: enough to see why a condition was not true, and nothing that was said.
final class Masked {
    private Masked() {}

    static List<Missing.Seen> all(Collection<String> paths, CelVariableResolver facts) {
        return paths.stream().map(path -> new Missing.Seen(path, kind(path, facts))).toList();
    }

    private static String kind(String path, CelVariableResolver facts) {
        try {
            String[] steps = path.split("\\.");
            Optional<?> at = facts.find(steps[0]);
            for (int step = 1; step < steps.length; step++) {
                String name = steps[step];
                at = at.flatMap(value -> below(value, name));
            }
            return at.map(Masked::kind).orElse("missing");
        } catch (Unfit unfit) {
            return "not what the schema says";
        }
    }

    private static Optional<?> below(Object value, String name) {
        return switch (value) {
            case Members members -> members.find(name);
            case SelectableValue<?> _ -> Optional.empty();
            case Map<?, ?> map -> Optional.ofNullable(map.get(name));
            default -> Optional.empty();
        };
    }

    private static String kind(Object value) {
        return switch (value) {
            case String text -> "a text of " + text.codePointCount(0, text.length());
            case Long _ -> "a whole number";
            case Double _ -> "a number";
            case Boolean _ -> "a flag";
            case Instant _ -> "a moment";
            case NullValue _ -> "null";
            case Collection<?> list -> "a list of " + list.size();
            default -> "an object";
        };
    }
}
