package dev.gatehouse.checks.objects;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Review;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Notes which ids a caller is given. The last of all reviews: what one before it cut away or withheld was not delivered.
///
/// An id counts only where marks say that a result yields ids of its type: not in any other member, in prose, in an error, a note or a question,
/// and not in the answer to a call that itself breaks a mark, which passes where marks only learn or warn (object test 22; `DeliveredTest`).
public final class Delivered implements Review {
    /// Stands in the ledger's entry of a call that would have been refused, or its answer cut, if its marks were enforced.
    public static final String WARNED = "objects-warned";

    private final AllMarks all;
    private final Judgement judgement;
    private final Deliveries deliveries;

    public Delivered(AllMarks marks, Deliveries deliveries) {
        this.all = marks;
        this.judgement = new Judgement(marks, deliveries);
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return "delivered";
    }

    @Override
    public Finding examine(Call call, Message message) {
        return switch (message) {
            case Success answer -> examine(call, answer);
            case Notification _, Request _, Failure _ -> Finding.KEEP;
        };
    }

    private Finding examine(Call call, Success answer) {
        List<Marks> marks = all.ofWhatComesBack(call, answer.result());
        Optional<Judgement.Broken> broken = judgement.of(call);
        Optional<JsonObject> own = Optional.of(answer.result());
        for (Marks each : marks) {
            own = own.flatMap(left -> each.ownOf(call, left));
        }
        if (broken.isEmpty()) {
            own.ifPresent(left -> marks.forEach(each -> note(call, each, left)));
        }
        boolean warns = broken.filter(each -> each.mode() == Mode.WARN).isPresent()
            || own.filter(left -> left == answer.result()).isEmpty() && marks.stream().anyMatch(each -> each.mode() == Mode.WARN);
        return warns ? new Finding.Replace(answer, WARNED) : Finding.KEEP;
    }

    private void note(Call call, Marks marks, JsonObject own) {
        Caller caller = call.facts().caller();
        marks.idsIn(call, own).forEach((type, ids) -> deliveries.add(new Deliveries.To(caller.tenant(), caller.key(), marks.server(), type), ids));
    }
}
