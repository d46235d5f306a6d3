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
import dev.gatehouse.protocol.Question;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.RequestMeta;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.bridge.Bridge;
import dev.gatehouse.protocol.bridge.Bridged;
import dev.gatehouse.protocol.bridge.ClientFace;
import dev.gatehouse.protocol.bridge.Offer;
import dev.gatehouse.protocol.bridge.ServerFace;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/// The one step between the call that was judged and the one that is sent, and between what came and what the client sees.
///
/// Pure, and nothing else edits a call after it was judged. What may change is the closed list of
/// [dev.gatehouse.protocol.bridge.Rewrite]: ids and progress tokens here, the rest by the [Bridge] between the two eras.
final class Translate {
    private static final Predicate<String> SAYABLE = Arrays.stream(Question.values()).map(Question::word).toList()::contains;

    private final Call call;
    private final Request judged;
    private final Bridge bridge;
    private final Id id;
    private final Optional<Id> progressToken;
    private final Sealing sealing;

    /// What a server's state becomes before a client gets it.
    interface Sealing {
        String seal(String state) throws Refused;
    }

    /// @param server what the server speaks
    /// @param face as whom we speak with it
    /// @param id the id, and the progress token, that the server gets
    Translate(Call call, Era server, ClientFace face, Id id, Sealing sealing) {
        this.call = call;
        this.judged = (Request) call.facts().message();
        this.bridge = Bridge.between(call.facts().revision().era(), server, face, offer(call));
        this.id = id;
        this.progressToken = RequestMeta.of(judged).progressToken();
        this.sealing = sealing;
    }

    /// As whom the server of a call gets to know us: able to do what its client can, of what an operator opened.
    static ClientFace face(Call.Facts facts) {
        return Ourselves.FACE.able(Question.narrow(facts.client().capabilities(), facts.route().questions())).wanting(facts.client().level());
    }

    /// The id that the server gets.
    Id id() {
        return id;
    }

    /// The request as the server gets it: the judged one, or that with what its server wanted.
    Request outward(Request request) throws Refused {
        return sent(bridge.request(request), Effect.NONE).withId(id).withProgressToken(progressToken.map(_ -> id));
    }

    /// The server's result as the client gets it.
    Success homeward(Success answer) throws Refused {
        Success sent = sent(bridge.result(judged.method(), answer), Effect.UNKNOWN).withId(judged.id());
        Optional<String> state = InputRequired.is(sent.result()) ? sent.result().text(InputRequired.STATE) : Optional.empty();
        return state.isEmpty() ? sent : sent.withResult(sent.result().with(InputRequired.STATE, JsonString.of(sealing.seal(state.get()))));
    }

    /// The server's error as the client gets it.
    Failure homeward(Failure answer) throws Refused {
        if (answer.code() == ErrorCode.MISSING_CLIENT_CAPABILITY.code()) {
            return lacking(answer).withId(judged.id());
        }
        return sent(bridge.failure(answer), Effect.UNKNOWN).withId(judged.id());
    }

    /// A newer server will not do it for a client that cannot do something. What the client said that it can and no operator opened is no
    /// matter of the client's; an older client could not read such an error.
    private Failure lacking(Failure answer) throws Refused {
        JsonObject required = answer.error().object("data").flatMap(data -> data.object("requiredCapabilities")).orElseGet(JsonObject::empty);
        boolean clients = call.facts().revision().era() == Era.MODERN && required.size() > 0
            && required.names().stream().noneMatch(call.facts().client().capabilities()::has);
        if (!clients) {
            throw Refused.because(Code.UPSTREAM_ASKS, "requires " + String.join(" ", required.names().stream().filter(SAYABLE).toList()));
        }
        return Failure.of(Optional.of(judged.id()), answer.code(), answer.message(), JsonObject.of("requiredCapabilities", required));
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
        return new Offer(call.facts().route().apps());
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
            case UNKNOWN_RESULT_TYPE, OUR_REQUEST -> Code.UPSTREAM_INVALID;
        };
    }
}
