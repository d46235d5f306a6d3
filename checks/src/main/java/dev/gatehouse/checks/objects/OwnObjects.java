package dev.gatehouse.checks.objects;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Review;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.Optional;
import java.util.function.Function;

/// Leaves of what comes back what is the caller's own, where marks say which members name owners: entries of somebody else's are cut out of lists, and
/// what is somebody else's as a whole is withheld (object test 17; `OwnObjectsTest`). Completions are cut down to the values that the caller could use.
public final class OwnObjects implements Review {
    private final AllMarks all;
    private final Judgement judgement;

    public OwnObjects(AllMarks marks, Deliveries deliveries) {
        this.all = marks;
        this.judgement = new Judgement(marks, deliveries);
    }

    @Override
    public String name() {
        return "own-objects";
    }

    @Override
    public Finding examine(Call call, Message message) {
        return switch (message) {
            case Success answer -> examine(call, answer.result(), answer::withResult);
            case Notification note when note.method().equals(Names.TASK_NEWS) && note.params().isPresent() ->
                examine(call, note.params().get(), note::withParams);
            case Notification _, Request _, Failure _ -> Finding.KEEP;
        };
    }

    private Finding examine(Call call, JsonObject result, Function<JsonObject, Message> message) {
        Optional<JsonObject> own = Optional.of(result);
        for (Marks marks : all.ofWhatComesBack(call, result)) {
            own = marks.mode() == Mode.ENFORCE ? own.flatMap(left -> marks.ownOf(call, left)) : own;
        }
        if (own.isEmpty()) {
            return new Finding.Withhold(Refusal.after(Effect.DONE, Code.OBJECT_UNKNOWN, "an owner in the answer is not this caller"));
        }
        JsonObject left = call instanceof Call.Completion completion ? usable(completion, own.get()) : own.get();
        return left == result ? Finding.KEEP : new Finding.Replace(message.apply(left), name());
    }

    /// An argument is completed to nothing that would be refused in a call: a list of ids is a listing.
    private JsonObject usable(Call.Completion completion, JsonObject result) {
        Optional<Marks> marks = judgement.about(completion).filter(each -> each.mode() == Mode.ENFORCE);
        Optional<JsonObject> completed = result.object("completion");
        Optional<JsonArray> values = completed.flatMap(each -> each.array("values"));
        if (marks.isEmpty() || values.isEmpty()) {
            return result;
        }
        Hearing hearing = judgement.hearing(marks.get(), completion, true);
        String name = completion.params().object("argument").flatMap(argument -> argument.text("name")).orElse("");
        JsonArray left = values.get().keeping(value -> value instanceof JsonString text && hearing.mayBe(name, text.value()));
        return left == values.get() ? result
            : result.with("completion", completed.get().with("values", left).without("total").without("hasMore"));
    }
}
