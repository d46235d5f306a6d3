package dev.gatehouse.checks.approval;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.ToolCheck;
import dev.gatehouse.pipeline.Verdict;
import java.util.Optional;
import java.util.function.Consumer;

/// Lets a marked call through only if a person agreed to it: to this tool, with these very arguments, by this caller, once.
///
/// The first call asks and is refused; the same call, sent again, finds the answer. Held against replays, changed arguments, other callers and tools, and
/// double use by `ApprovalTest`.
public final class Approval implements ToolCheck {
    private final Occasion occasion;
    private final Decisions decisions;
    private final Pending pending;
    private final Consent consent;
    private final Consumer<Call> payback;

    /// @param payback is told of a call that paid a second time, having paid when it asked
    public Approval(Occasion occasion, Decisions decisions, Pending pending, Consent consent, Consumer<Call> payback) {
        this.occasion = occasion;
        this.decisions = decisions;
        this.pending = pending;
        this.consent = consent;
        this.payback = payback;
    }

    @Override
    public String name() {
        return "approval";
    }

    /// What belongs to a call that went through, and what only reads, is not asked about.
    @Override
    public Verdict judgeTool(Call.ToolCall call) {
        return occasion.of(call).map(reason -> judge(call, reason)).orElse(Verdict.PASS);
    }

    private Verdict judge(Call.ToolCall call, Occasion.Reason reason) {
        return switch (reason.ownYes() ? consent.brought(call) : Consent.Brought.NOTHING) {
            case YES -> passed(call);
            case NO -> Verdict.refuse(Code.APPROVAL_DENIED, "rule " + reason.rule() + ": the caller's own no");
            case NOTHING -> decided(call, reason);
        };
    }

    private Verdict decided(Call.ToolCall call, Occasion.Reason reason) {
        Wording wording = Wording.of(call);
        Act act = Act.of(call, wording);
        return switch (decisions.take(act)) {
            case Decisions.Found.Agreed _ -> passed(call);
            case Decisions.Found.Denied(String id) -> Verdict.refuse(Code.APPROVAL_DENIED, because(reason.rule(), id));
            case Decisions.Found.Nothing _ -> asked(call, reason).orElseGet(() -> queued(call, act, wording, reason.rule()));
            case Decisions.Found.Unspendable(String id) -> Verdict.refuse(Code.APPROVAL_UNAVAILABLE, because(reason.rule(), id) + ": that it is used could not be kept");
        };
    }

    private Verdict passed(Call call) {
        payback.accept(call);
        return Verdict.PASS;
    }

    /// The question to the caller's own person, where that is enough and their client can be asked.
    private Optional<Verdict> asked(Call.ToolCall call, Occasion.Reason reason) {
        return Optional.of(call).filter(_ -> reason.ownYes()).flatMap(consent::question)
            .map(result -> new Verdict.Ask(new Verdict.Question("rule " + reason.rule() + ", asked through the client", Optional.of(result))));
    }

    private Verdict queued(Call.ToolCall call, Act act, Wording wording, String rule) {
        if (call.facts().caller() instanceof Caller.Anonymous || !wording.fits()) {
            return Verdict.refuse(Code.APPROVAL_UNAVAILABLE, "rule " + rule + ": " + (wording.fits() ? "nobody in particular asks" : "longer than " + Wording.LONGEST + " bytes"));
        }
        Optional<Verdict> waits = pending.ask(call, act, wording, rule).map(id -> new Verdict.Ask(new Verdict.Question(because(rule, id.value()))));
        return waits.orElseGet(() -> Verdict.refuse(Code.APPROVAL_UNAVAILABLE, "rule " + rule + ": too much waits"));
    }

    private static String because(String rule, String id) {
        return "rule " + rule + ", asked as " + id;
    }
}
