package dev.gatehouse.toolkit.modern;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.InputRequired.Asked;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Question;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.RequestMeta;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.TaskExtension;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.answering.Failures;
import dev.gatehouse.toolkit.answering.Rounds;
import dev.gatehouse.toolkit.answering.Run;
import dev.gatehouse.toolkit.answering.Telling;
import dev.gatehouse.toolkit.carrying.Sink;
import dev.gatehouse.toolkit.server.About;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Outcome.Ask;
import dev.gatehouse.toolkit.server.Outcome.Done;
import dev.gatehouse.toolkit.server.Outcome.Later;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import dev.gatehouse.toolkit.server.Step;
import dev.gatehouse.toolkit.tasks.Task;
import dev.gatehouse.toolkit.tasks.Tasks;
import java.util.Optional;

/// One modern request at work: one run, and what it came to in the words of this era.
final class ModernCall {
    private static final int MOST_LATER = 8;

    private final Request request;
    private final String caller;
    private final JsonObject clientCapabilities;
    private final About about;
    private final Tasks tasks;
    private final Kept kept;
    private final Sink sink;

    ModernCall(Request request, String caller, JsonObject clientCapabilities, About about, Tasks tasks, Kept kept, Sink sink) {
        this.request = request;
        this.caller = caller;
        this.clientCapabilities = clientCapabilities;
        this.about = about;
        this.tasks = tasks;
        this.kept = kept;
        this.sink = sink;
    }

    /// Works on a thread of its own.
    ///
    /// @return what cancels it
    Runnable start(Step step) {
        return Thread.ofVirtual().name("call").start(() -> work(step))::interrupt;
    }

    private void work(Step step) {
        try {
            Message last = message(outcome(step));
            sink.last(last, last instanceof Failure failure ? Failures.status(failure.code()) : 200);
        } catch (InterruptedException cancelled) {
            sink.end();
        }
    }

    private Outcome outcome(Step step) throws InterruptedException {
        Optional<Json> responses = request.params().flatMap(params -> params.get(InputRequired.RESPONSES));
        if (responses.filter(each -> !isResponses(each)).isPresent()) return Wrong.of(ErrorCode.INVALID_PARAMS, "inputResponses holds no responses.");
        JsonObject said = responses.map(JsonObject.class::cast).orElseGet(JsonObject::empty);
        Run first = Run.first(telling(), clientCapabilities);
        return switch (kept.of(request, caller)) {
            case Kept.Brought.Foreign _ -> Wrong.of(ErrorCode.INVALID_PARAMS, "requestState is not what was given out for this request.");
            case Kept.Brought.Nothing _ -> settled(step, first.again(said, Optional.empty()));
            case Kept.Brought.State(JsonObject state) -> settled(step, first.again(said, Optional.of(state)));
        };
    }

    private static boolean isResponses(Json json) {
        return json instanceof JsonObject all && all.members().stream().allMatch(each -> each.value() instanceof JsonObject);
    }

    private Telling telling() {
        RequestMeta meta = RequestMeta.of(request);
        Optional<LogLevel> level = meta.logLevel().flatMap(LogLevel::of);
        return new Telling(meta.progressToken(), () -> level, sink::note, () -> {});
    }

    /// Runs it; what it would rather do later becomes a task where that can be, else is run too.
    private Outcome settled(Step step, Run run) throws InterruptedException {
        Outcome outcome = Rounds.once(step, run);
        for (int more = 0; outcome instanceof Later(boolean asTaskOnly, Step rest) && more < MOST_LATER; more++) {
            if (TaskExtension.isIn(clientCapabilities)) {
                Optional<Task> task = tasks.make(caller, rest, clientCapabilities);
                if (task.isPresent()) return new Done(task.get().made());
            }
            if (asTaskOnly) return TaskExtension.isIn(clientCapabilities) ? Wrong.of(ErrorCode.INTERNAL_ERROR, "There is no room for a task.") : Tasks.missing();
            outcome = Rounds.once(rest, run);
        }
        return outcome;
    }

    private Message message(Outcome outcome) {
        return switch (outcome) {
            case Done(JsonObject result) -> Success.of(request.id(), Dress.result(request.method(), result, about));
            case Wrong wrong -> Failures.of(request.id(), wrong);
            case Later _ -> Failures.of(request.id(), Failures.broken());
            case Ask ask -> lacking(ask).<Message>map(wrong -> Failures.of(request.id(), wrong)).orElseGet(() -> inputRequired(ask));
        };
    }

    /// What the client would have to be able to do to answer, if it is not.
    private Optional<Wrong> lacking(Ask ask) {
        JsonObject required = JsonObject.empty();
        for (Asked each : ask.questions().values()) {
            if (!each.question().isFor(clientCapabilities, each.params())) required = required.with(each.question().word(), means(each));
        }
        return required.size() == 0 ? Optional.empty() : Optional.of(Failures.missing(required));
    }

    private static JsonObject means(Asked asked) {
        if (asked.question() != Question.ELICITATION) return JsonObject.empty();
        return JsonObject.of(asked.params().text("mode").orElse("form"), JsonObject.empty());
    }

    private Message inputRequired(Ask ask) {
        Optional<String> state = ask.state().map(each -> kept.sealed(each, request, caller));
        Success answer = new InputRequired(ask.questions(), state).answer(request.id());
        return answer.withResult(Dress.result(request.method(), answer.result(), about));
    }
}
