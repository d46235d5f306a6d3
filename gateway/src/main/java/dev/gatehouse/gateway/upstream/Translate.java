package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.PagesRequired;
import dev.gatehouse.protocol.Question;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.RequestMeta;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.TaskExtension;
import dev.gatehouse.protocol.TaskReport;
import dev.gatehouse.protocol.bridge.Bridge;
import dev.gatehouse.protocol.bridge.Bridged;
import dev.gatehouse.protocol.bridge.ClientFace;
import dev.gatehouse.protocol.bridge.Offer;
import dev.gatehouse.protocol.bridge.ServerFace;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The one step between the call that was judged and the one that is sent, and between what came and what the client sees.
///
/// Pure, and nothing else edits a call after it was judged. What may change is the closed list of
/// [dev.gatehouse.protocol.bridge.Rewrite]: ids and progress tokens here, the rest by the [Bridge] between the two eras.
final class Translate {
    private static final Predicate<String> SAYABLE = Stream.concat(Arrays.stream(Question.values()).map(Question::word), Stream.of(Names.TASKS)).toList()::contains;

    private final Call call;
    private final Request judged;
    private final Bridge bridge;
    private final Id id;
    private final Optional<Id> progressToken;
    private final Interview.Exchanges exchanges;

    /// @param server what the server speaks
    /// @param face as whom we speak with it
    /// @param id the id, and the progress token, that the server gets
    /// @param exchanges what seals that which clients carry for servers
    Translate(Call call, Era server, ClientFace face, Id id, Interview.Exchanges exchanges) {
        this.call = call;
        this.judged = (Request) call.facts().message();
        this.bridge = Bridge.between(call.facts().revision().era(), server, face, offer(call));
        this.id = id;
        this.progressToken = RequestMeta.of(judged).progressToken();
        this.exchanges = exchanges;
    }

    /// As whom the server of a call gets to know us: able to do what its client can, of what an operator opened, and to follow tasks.
    static ClientFace face(Call.Facts facts) {
        JsonObject open = Question.narrow(facts.client().capabilities(), facts.route().questions());
        return Ourselves.FACE.able(facts.followsTasks() ? TaskExtension.addTo(open) : open).wanting(facts.client().level());
    }

    /// The id that the server gets.
    Id id() {
        return id;
    }

    /// The request as the server gets it: the judged one, or that with what its server wanted.
    Request outward(Request request) throws Refused {
        Request own = call instanceof Call.TaskCall asked ? request.withParams(asked.params().with(Names.TASK_ID, JsonString.of(asked.task().own()))) : request;
        return sent(bridge.request(own), Effect.NONE).withId(id).withProgressToken(progressToken.map(_ -> id));
    }

    /// The server's result as the client gets it.
    Success homeward(Success answer) throws Refused {
        Success sent = sent(bridge.result(judged.method(), answer), Effect.UNKNOWN).withId(judged.id());
        JsonObject carried = carried(sent.result());
        return carried == sent.result() ? sent : sent.withResult(carried);
    }

    /// What a client carries for the server is sealed: its state, the id of a task.
    private JsonObject carried(JsonObject result) throws Refused {
        Optional<String> state = InputRequired.is(result) ? result.text(InputRequired.STATE) : Optional.empty();
        if (state.isPresent()) {
            return result.with(InputRequired.STATE, JsonString.of(exchanges.states().ofServer(call, state.get())));
        }
        if (call instanceof Call.ToolCall tool && TaskReport.isMade(result)) {
            return result.with(Names.TASK_ID, JsonString.of(exchanges.tasks().seal(tool, TaskReport.made(result).orElseThrow())));
        }
        return call instanceof Call.TaskCall asked ? shown(asked.task(), result) : result;
    }

    /// What is said of a task is said of the one that was asked for, and to the client under the id that it has.
    private static JsonObject shown(Call.Task task, JsonObject result) throws Refused {
        if (!result.has(Names.TASK_ID)) {
            return result;
        }
        if (result.text(Names.TASK_ID).filter(task.own()::equals).isEmpty()) {
            throw new Refused(Refusal.after(Effect.UNKNOWN, Code.UPSTREAM_INVALID, "another task's id"));
        }
        return result.with(Names.TASK_ID, JsonString.of(task.shown()));
    }

    /// The server's error as the client gets it; that pages must be visited first, a newer one gets as what is wanted.
    Message homeward(Failure answer) throws Refused {
        if (answer.code() == ErrorCode.MISSING_CLIENT_CAPABILITY.code()) {
            return lacking(answer).withId(judged.id());
        }
        Failure sent = sent(bridge.failure(answer), Effect.UNKNOWN).withId(judged.id());
        return PagesRequired.is(sent) && call.facts().revision().era() == Era.MODERN ? wanted(PagesRequired.of(sent).orElseThrow()) : sent;
    }

    private Success wanted(PagesRequired pages) throws Refused {
        if (!InputRequired.METHODS.contains(judged.method())) {
            throw Refused.because(Code.UPSTREAM_ASKS, "pages for " + judged.method());
        }
        return pages.wanted(exchanges.states().ofPages(call)).answer(judged.id());
    }

    /// A newer server will not do it for a client that cannot do something. What the client said that it can and no operator opened is no
    /// matter of the client's; an older client could not read such an error.
    private Failure lacking(Failure answer) throws Refused {
        JsonObject required = answer.error().object("data").flatMap(data -> data.object("requiredCapabilities")).orElseGet(JsonObject::empty);
        boolean clients = call.facts().revision().era() == Era.MODERN && required.size() > 0
            && Collections.disjoint(named(required), named(call.facts().client().capabilities()));
        if (!clients) {
            throw Refused.because(Code.UPSTREAM_ASKS, "requires " + String.join(" ", named(required).stream().filter(SAYABLE).toList()));
        }
        return Failure.of(Optional.of(judged.id()), answer.code(), answer.message(), JsonObject.of("requiredCapabilities", required));
    }

    /// Capabilities by name; extensions by theirs.
    private static List<String> named(JsonObject capabilities) {
        Stream<String> extensions = capabilities.object(Names.EXTENSIONS).stream().flatMap(each -> each.names().stream());
        return Stream.concat(capabilities.names().stream().filter(name -> !name.equals(Names.EXTENSIONS)), extensions).toList();
    }

    /// A note as the client gets it: its own progress, under its own token, and log messages. Everything else belongs to nobody here.
    Optional<Message> homeward(Notification note) {
        boolean progress = note.method().equals(Names.PROGRESS);
        if (progress && (progressToken.isEmpty() || note.progressToken().filter(id::equals).isEmpty())) {
            return Optional.empty();
        }
        return switch (bridge.toClient(note)) {
            case Bridged.Sent<Notification>(Notification passed, _) ->
                Optional.of(progress ? passed.withProgressToken(progressToken.get()) : passed);
            case Bridged.Refused<Notification> _, Bridged.Dropped<Notification> _ -> Optional.empty();
        };
    }

    /// What the server said of itself, as the answer to the client's own first question.
    static Success introduction(Call.Discovery call, ServerFace face) {
        Request asked = (Request) call.facts().message();
        Revision revision = call.facts().revision();
        return switch (revision.era()) {
            case MODERN -> face.discoverResult(asked.id(), offer(call));
            case LEGACY -> face.initializeResult(asked.id(), revision, call.facts().route().server(), offer(call));
        };
    }

    private static Offer offer(Call call) {
        return new Offer(call.facts().route().apps(), call.facts().followsTasks());
    }

    private static <M extends Message> M sent(Bridged<M> bridged, Effect effect) throws Refused {
        return switch (bridged) {
            case Bridged.Sent<M>(M message, _) -> message;
            case Bridged.Refused<M>(Bridged.Why why) -> throw new Refused(Refusal.after(effect, code(why), "bridge: " + why));
            case Bridged.Dropped<M> _ -> throw new Refused(Refusal.after(effect, Code.UPSTREAM_INVALID, "bridge"));
        };
    }

    private static Code code(Bridged.Why why) {
        return switch (why) {
            case METHOD_NOT_BRIDGED -> Code.METHOD_UNKNOWN;
            case INPUT_REQUIRED -> Code.UPSTREAM_ASKS;
            case UNKNOWN_RESULT_TYPE, TASK, OUR_REQUEST -> Code.UPSTREAM_INVALID;
        };
    }
}
