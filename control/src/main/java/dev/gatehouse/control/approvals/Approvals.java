package dev.gatehouse.control.approvals;

import java.util.List;

/// Which calls a person is asked about, and what was answered.
///
/// @param rules by their ids
/// @param decisions by their ids; for the gate, those that are in force
public record Approvals(List<ApprovalRule> rules, List<Decision> decisions) {
    /// Nobody is asked about anything.
    public static final Approvals NONE = new Approvals(List.of(), List.of());
    /// Answers at one time.
    public static final int MOST_DECISIONS = 1_000;

    public Approvals {
        rules = rules.stream().sorted().toList();
        decisions = decisions.stream().sorted().toList();
    }
}
