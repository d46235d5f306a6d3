package dev.gatehouse.office.approvals;

import dev.gatehouse.checks.approval.Wording;
import dev.gatehouse.control.approvals.ApprovalRule;
import dev.gatehouse.control.approvals.Decision;
import dev.gatehouse.control.naming.ServerName;
import java.time.Instant;

/// A call that waits for an operator's answer.
///
/// @param id of the call that was the first to ask
/// @param rule the id of the rule that asks
/// @param since when the office heard of it
public record Question(String id, Decision.Caller caller, ServerName server, String tool, String rule, Wording wording, Instant since) {
    /// Whether this rule can have asked it.
    boolean isOf(ApprovalRule asking) {
        return asking.id().equals(rule) && asking.tenant().equals(caller.tenant()) && asking.server().equals(server) && asking.tool().matches(tool);
    }

    /// The answer to it.
    Decision answered(boolean agreed, Instant until) {
        return new Decision(id, caller, server, tool, wording.digest(), agreed, until);
    }

    /// Arguments are not for logs.
    @Override
    public String toString() {
        return "Question " + id;
    }
}
