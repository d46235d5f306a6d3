package dev.gatehouse.checks.objects;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Check;
import dev.gatehouse.pipeline.Verdict;

/// Refuses calls that name an object which was never delivered to their caller, or an owner who is not the caller.
///
/// What somebody else has and what nobody has get the same answer after the same work, because only what this caller was given is ever looked at
/// (object tests 1 to 13, 16, 22, 23 and 25 of the catalogue; `ObjectsTest`).
public final class Objects implements Check {
    private final Judgement judgement;

    public Objects(AllMarks marks, Deliveries deliveries) {
        this.judgement = new Judgement(marks, deliveries);
    }

    @Override
    public String name() {
        return "objects";
    }

    @Override
    public Verdict judge(Call call) {
        return judgement.of(call).filter(broken -> broken.mode() == Mode.ENFORCE).<Verdict>map(broken -> new Verdict.Refuse(broken.refusal())).orElse(Verdict.PASS);
    }
}
