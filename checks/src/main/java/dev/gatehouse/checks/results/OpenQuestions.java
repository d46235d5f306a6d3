package dev.gatehouse.checks.results;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Review;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.PagesRequired;
import dev.gatehouse.protocol.Question;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lets a server ask only what an operator opened on this route and the client said that it can answer, as a request of its own or within
/// an answer that wants input, or by an error that names pages. A person is never sent to an address that is not https (MCP 2025-11-25 and 2026-07-28, client/elicitation).
public final class OpenQuestions implements Review {
    private static final Pattern PLACE = Pattern.compile("https://[A-Za-z0-9.\\[\\]:-]+([/?#][!-~]*)?");

    @Override
    public String name() {
        return "questions";
    }

    @Override
    public Finding examine(Call call, Message message) {
        return switch (message) {
            case Request asked -> mayAsk(call, asked) ? Finding.KEEP : withhold();
            case Success answer when InputRequired.is(answer.result()) -> mayWant(call, answer.result()) ? Finding.KEEP : withhold();
            case Success answer when call instanceof Call.TaskCall -> mayWait(call, answer.result()) ? Finding.KEEP : withhold();
            case Notification note when note.method().equals(Names.TASK_NEWS) ->
                mayWait(call, note.params().orElseGet(JsonObject::empty)) ? Finding.KEEP : withhold();
            case Failure failure when PagesRequired.is(failure) -> maySendTo(call, failure) ? Finding.KEEP : withhold();
            case Success _, Failure _, Notification _ -> Finding.KEEP;
        };
    }

    private static boolean mayAsk(Call call, Request asked) {
        Optional<Question> question = Question.by(asked.method());
        return question.isPresent() && mayAsk(call, question.get(), asked.params().orElseGet(JsonObject::empty));
    }

    private static boolean mayWant(Call call, JsonObject result) {
        return InputRequired.of(result).filter(wanted -> mayAskAll(call, wanted.questions())).isPresent();
    }

    /// A task may wait for no more than a call.
    private static boolean mayWait(Call call, JsonObject told) {
        return InputRequired.questions(told).filter(wanted -> mayAskAll(call, wanted)).isPresent();
    }

    private static boolean mayAskAll(Call call, Map<String, InputRequired.Asked> wanted) {
        return wanted.values().stream().allMatch(each -> mayAsk(call, each.question(), each.params()));
    }

    private static boolean maySendTo(Call call, Failure failure) {
        return PagesRequired.of(failure).filter(required -> required.pages().stream().allMatch(page -> mayAsk(call, Question.ELICITATION, page))).isPresent();
    }

    private static boolean mayAsk(Call call, Question question, JsonObject params) {
        return call.facts().route().questions().contains(question)
            && question.isFor(call.facts().client().capabilities(), params)
            && (!question.isPage(params) || isFitPlace(params));
    }

    private static boolean isFitPlace(JsonObject params) {
        return params.text("url").filter(url -> PLACE.matcher(url).matches()).isPresent();
    }

    private static Finding withhold() {
        return new Finding.Withhold(Refusal.after(Effect.UNKNOWN, Code.UPSTREAM_ASKS, "not open on this route, or not for this client"));
    }
}
