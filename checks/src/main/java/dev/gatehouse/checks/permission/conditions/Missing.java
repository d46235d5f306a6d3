package dev.gatehouse.checks.permission.conditions;

import java.util.List;
import java.util.stream.Collectors;

/// One part of a condition that was not true for a call: had all of them been, the policy had granted it.
///
/// @param part as CEL: what would have to be true
/// @param why it was not
/// @param seen what it read, masked
public record Missing(String part, Why why, List<Seen> seen) {
    public Missing {
        seen = List.copyOf(seen);
    }

    /// Why a part was not true.
    public enum Why {
        FALSE("false"),
        FAILED("cannot be answered"),
        TOO_MUCH("loops over more than 32 KiB of arguments"),
        UNFIT("reads what does not fit the tool's schema"),
        UNTYPED("does not fit the tool's schema, or that is not approved");

        private final String word;

        Why(String word) {
            this.word = word;
        }
    }

    /// A fact that was read, and its kind: never its value.
    public record Seen(String path, String kind) {}

    /// For the ledger and a person, without any value of the call.
    @Override
    public String toString() {
        String facts = seen.stream().map(each -> each.path() + ": " + each.kind()).collect(Collectors.joining(", "));
        return part + " " + why.word + (facts.isEmpty() ? "" : " (" + facts + ")");
    }
}
