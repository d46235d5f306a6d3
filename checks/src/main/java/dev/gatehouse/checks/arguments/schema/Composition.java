package dev.gatehouse.checks.arguments.schema;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// How many parts of a schema can speak about one and the same value. None of them may lead back to itself there: it would ask without end.
final class Composition {
    static final int DEEPEST = 48;
    static final int MOST = 4_096;
    private static final Extent BEGUN = new Extent(0, 0);

    /// @param parts counted once for each way that leads to them
    /// @param depth the longest way
    private record Extent(int parts, int depth) {}

    private final Map<Subschema, Extent> known = new HashMap<>();

    private Composition() {}

    static void require(Collection<Subschema> parts) throws Unusable {
        var composition = new Composition();
        for (Subschema part : parts) {
            composition.extent(part, 0);
        }
    }

    private Extent extent(Subschema part, int depth) throws Unusable {
        Extent before = known.get(part);
        if (before == BEGUN) {
            throw new Unusable(Flaw.REFERENCE_WITHOUT_END, "");
        }
        if (before == null) {
            known.put(part, BEGUN);
            before = within(part, depth);
            known.put(part, before);
        }
        return before;
    }

    private Extent within(Subschema part, int depth) throws Unusable {
        int parts = 1;
        int deepest = 0;
        for (Subschema each : part.branches().parts()) {
            Extent found = depth < DEEPEST ? extent(each, depth + 1) : new Extent(MOST, DEEPEST);
            parts = Math.min(MOST + 1, parts + found.parts());
            deepest = Math.max(deepest, found.depth() + 1);
        }
        if (parts > MOST || deepest > DEEPEST) {
            throw new Unusable(Flaw.TOO_COMPOSED, "");
        }
        return new Extent(parts, deepest);
    }
}
