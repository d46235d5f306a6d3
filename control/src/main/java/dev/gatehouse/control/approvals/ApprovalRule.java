package dev.gatehouse.control.approvals;

import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.register.Glob;
import dev.gatehouse.control.register.Subject;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/// That a person is asked about somebody's calls of tools of a server. It grants nothing, and it takes away nothing else.
///
/// @param id what operators call it; unlike that of any other
/// @param subject whose calls; empty: everybody's of the tenant
/// @param tool which tools, as in grants
/// @param ownYes whether it is enough that the caller's own person agrees, where their client can be asked
/// @param holds for how long an operator's answer is good
public record ApprovalRule(String id, String tenant, Optional<Subject> subject, ServerName server, Glob tool, boolean ownYes, Duration holds) implements Comparable<ApprovalRule> {
    private static final Comparator<ApprovalRule> ORDER = Comparator.comparing(ApprovalRule::id);

    @Override
    public int compareTo(ApprovalRule other) {
        return ORDER.compare(this, other);
    }
}
