package dev.gatehouse.office.approvals;

import dev.gatehouse.control.approvals.Decision;

/// What happened to a question or an answer, for the ledger.
///
/// @param what one word of the ledger
public record Answered(String what, Decision decision) {
    /// An operator said yes.
    static final String GIVEN = "approval-given";
    /// An operator said no, or took back a yes.
    static final String DENIED = "approval-denied";
    /// The gate let the call through for which it was given.
    static final String USED = "approval-used";
}
