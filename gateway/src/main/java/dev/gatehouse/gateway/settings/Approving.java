package dev.gatehouse.gateway.settings;

import dev.gatehouse.checks.approval.Act;
import dev.gatehouse.checks.approval.Approval;
import dev.gatehouse.checks.approval.Consent;
import dev.gatehouse.checks.approval.Decisions;
import dev.gatehouse.checks.approval.Pending;
import dev.gatehouse.checks.approval.Rules;
import dev.gatehouse.checks.approval.Spending;
import dev.gatehouse.checks.permission.Subject;
import dev.gatehouse.control.approvals.ApprovalRule;
import dev.gatehouse.control.approvals.Approvals;
import dev.gatehouse.control.approvals.Decision;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Approvals of one snapshot after another: what waits, and what was used, outlive a change.
public final class Approving {
    private final Decisions decisions;
    private final Pending pending;
    private final Consent consent;

    /// @param consent how callers' own people are asked
    /// @throws IOException where it is not to be known which answers were used
    public Approving(InstantSource clock, Spending spending, Consent consent) throws IOException {
        this.consent = consent;
        this.decisions = new Decisions(clock, spending);
        this.pending = new Pending(clock);
    }

    /// The check by these rules and answers, which hold from now on.
    ///
    /// @param payback is told of a call that paid a second time, having paid when it asked
    Approval check(Approvals approvals, Consumer<Call> payback) {
        decisions.use(approvals.decisions().stream().map(Approving::decision).toList());
        pending.settle(decisions);
        return new Approval(new Rules(approvals.rules().stream().map(Approving::rule).toList()), decisions, pending, consent, payback);
    }

    private static Rules.Rule rule(ApprovalRule written) {
        return new Rules.Rule(written.id(), written.tenant(), written.subject().map(PoliciesFrom::subject).orElse(new Subject.Everybody()), written.server().value(),
            written.tool()::matches, written.ownYes());
    }

    private static Decisions.Decision decision(Decision signed) {
        var act = new Act(caller(signed.caller()).key(), signed.server().value(), signed.tool(), signed.digest());
        return new Decisions.Decision(signed.id(), act, signed.agreed(), signed.until());
    }

    private static Caller caller(Decision.Caller who) {
        var standing = new Caller.Standing(who.issuer(), "", Set.of(), Set.of(), Set.of());
        return who.workload() ? new Caller.Workload(who.tenant(), who.name(), standing) : new Caller.Person(who.tenant(), who.name(), standing);
    }

    /// The calls that wait for an answer.
    public List<Pending.Asked> pending() {
        return pending.all();
    }

    /// The ids of answers in force that were used.
    public List<String> spent() {
        return decisions.spent();
    }
}
