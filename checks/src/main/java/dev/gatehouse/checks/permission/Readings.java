package dev.gatehouse.checks.permission;

import dev.gatehouse.checks.permission.InputSchemas.InputSchema;
import dev.gatehouse.checks.permission.conditions.Conditions;
import dev.gatehouse.pipeline.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The conditions of policies as they were read, against no schema and against each of a tool that was called. Those of the tools that were
/// called least lately are forgotten, and read again when they are called.
final class Readings {
    private static final int MOST_SCHEMAS = 256;

    private final InputSchemas schemas;
    private final Map<String, Conditions> typed = new LinkedHashMap<>(16, 0.75f, true);
    private Conditions untyped;

    Readings(InputSchemas schemas) {
        this.schemas = schemas;
    }

    /// A condition against no schema.
    synchronized Conditions.Read read(String when) {
        if (untyped == null) {
            untyped = Conditions.withoutSchema();
        }
        return untyped.read(when);
    }

    /// The conditions against the input schema of this call's tool, where that is known.
    Optional<Conditions> of(Call.ToolCall call) {
        return schemas.of(call.facts().caller().tenant(), call.facts().route().server(), call.tool().value()).map(this::of);
    }

    private synchronized Conditions of(InputSchema schema) {
        Conditions known = typed.get(schema.digest());
        if (known == null) {
            known = Conditions.on(schema.content());
            typed.put(schema.digest(), known);
            if (typed.size() > MOST_SCHEMAS) {
                typed.remove(typed.keySet().iterator().next());
            }
        }
        return known;
    }
}
