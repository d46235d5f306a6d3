package dev.gatehouse.office.pins;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.checks.pinning.Standing;
import java.time.Instant;

/// A definition that is not used until an operator approves it.
///
/// @param standing why: never [Standing.Approved]
/// @param since when the office heard of it first
public record Waiting(Definition definition, Standing standing, Instant since) {
    Waiting as(Standing other) {
        return new Waiting(definition, other, since);
    }

    /// Why, in one word.
    public String why() {
        return switch (standing) {
            case Standing.Changed _ -> "changed";
            case Standing.Unseen _ -> "unseen";
            case Standing.Lookalike _ -> "lookalike";
            case Standing.Approved _ -> throw new IllegalStateException("what is approved waits for nobody");
        };
    }
}
