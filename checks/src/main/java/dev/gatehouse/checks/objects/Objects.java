package dev.gatehouse.checks.objects;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Check;
import dev.gatehouse.pipeline.Verdict;
import java.util.Optional;

/// Refuses calls that name an object which was never delivered to their caller, or an owner who is not the caller.
///
/// What somebody else has and what nobody has get the same answer after the same work, because only what this caller was given is ever looked at
/// (object tests 1 to 14, 22, 23 and 25 of the catalogue; `ObjectsTest`).
public final class Objects implements Check {
    private final Judgement judgement;
    private final Underway underway;

    /// @param underway one for all that come after one another
    public Objects(AllMarks marks, Deliveries deliveries, Underway underway) {
        this.judgement = new Judgement(marks, deliveries);
        this.underway = underway;
    }

    @Override
    public String name() {
        return "objects";
    }

    @Override
    public Verdict judge(Call call) {
        Optional<Judgement.Broken> broken = call instanceof Call.Reply reply
            ? underway.of(reply.to().call()).flatMap(marks -> judgement.of(reply, marks)) : judgement.of(call);
        return broken.filter(each -> each.mode() == Mode.ENFORCE).<Verdict>map(each -> new Verdict.Refuse(each.refusal())).orElseGet(() -> pass(call));
    }

    private Verdict pass(Call call) {
        return judgement.ofReplies(call).map(marks -> underway.hold(call.facts().id(), marks)).orElse(Verdict.PASS);
    }
}
