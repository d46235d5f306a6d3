package dev.gatehouse.checks.permission.conditions;

import dev.cel.common.types.CelType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.StructValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A group of facts as the library reads it: a member is made when a condition asks for it, and once. For one call on one thread.
final class Members extends StructValue<String, Object> {
    private final String group;
    private final Function<String, Optional<Object>> source;
    private final Map<String, Optional<Object>> made = new HashMap<>();

    /// @param source makes a member; empty where there is none
    Members(String group, Function<String, Optional<Object>> source) {
        this.group = group;
        this.source = source;
    }

    @Override
    public Object select(String name) {
        return find(name).orElseThrow(() -> new Unfit(group + "." + name));
    }

    @Override
    public Optional<Object> find(String name) {
        Optional<Object> known = made.get(name);
        if (known == null) {
            known = source.apply(name);
            made.put(name, known);
        }
        return known;
    }

    @Override
    public Object value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return false;
    }

    @Override
    public CelType celType() {
        return StructTypeReference.create(Language.TYPE + group);
    }
}
