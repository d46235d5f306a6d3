package dev.gatehouse.checks.approval;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Check;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Verdict;
import java.util.Optional;
import java.util.function.Consumer;

/// Lets a marked call through only if a person agreed to it: to this tool, with these very arguments, by this caller, once.
///
/// The first call asks and is refused; the same call, sent again, finds the answer. Held against replays, changed arguments, other callers and tools, and
/// double use by `ApprovalTest`.
public final class Approval implements Check {
    private final Occasion occasion;
    private final Decisions decisions;
    private final Pending pending;
    private final Consumer<Caller> payback;

    /// @param payback is told who paid a second time for a call that had paid when it asked
    public Approval(Occasion occasion, Decisions decisions, Pending pending, Consumer<Caller> payback) {
        this.occasion = occasion;
        this.decisions = decisions;
        this.pending = pending;
        this.payback = payback;
    }

    @Override
    public String name() {
        return "approval";
    }

    /// What belongs to a call that went through, and what only reads, is not asked about.
    @Override
    public Verdict judge(Call call) {
        return switch (call) {
            case Call.ToolCall tool -> occasion.of(tool).map(rule -> judge(tool, rule)).orElse(Verdict.PASS);
            case Call.PromptGet _, Call.ResourceRead _, Call.Listing _, Call.Completion _, Call.LevelSetting _, Call.Subscription _, Call.TaskCall _,
                Call.Listening _, Call.Discovery _, Call.Reply _, Call.Notice _ -> Verdict.PASS;
        };
    }

    private Verdict judge(Call.ToolCall call, String rule) {
        Wording wording = Wording.of(call);
        Act act = Act.of(call, wording);
        return switch (decisions.take(act)) {
            case Decisions.Found.Agreed _ -> passed(call.facts().caller());
            case Decisions.Found.Denied(String id) -> no(Code.APPROVAL_DENIED, because(rule, id));
            case Decisions.Found.Nothing _ -> ask(call, act, wording, rule);
            case Decisions.Found.Unspendable(String id) -> no(Code.APPROVAL_UNAVAILABLE, because(rule, id) + ": that it is used could not be kept");
        };
    }

    private Verdict passed(Caller caller) {
        payback.accept(caller);
        return Verdict.PASS;
    }

    private Verdict ask(Call.ToolCall call, Act act, Wording wording, String rule) {
        if (call.facts().caller() instanceof Caller.Anonymous || !wording.fits()) {
            return no(Code.APPROVAL_UNAVAILABLE, "rule " + rule + ": " + (wording.fits() ? "nobody in particular asks" : "longer than " + Wording.LONGEST + " bytes"));
        }
        Optional<Verdict> waits = pending.ask(call, act, wording, rule).map(id -> new Verdict.Ask(new Verdict.Question(because(rule, id.value()))));
        return waits.orElseGet(() -> no(Code.APPROVAL_UNAVAILABLE, "rule " + rule + ": too much waits"));
    }

    private static String because(String rule, String id) {
        return "rule " + rule + ", asked as " + id;
    }

    private static Verdict no(Code code, String detail) {
        return new Verdict.Refuse(Refusal.of(code, detail));
    }
}
