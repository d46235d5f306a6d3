package dev.gatehouse.gateway.upstream;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.checks.pinning.Pins;
import dev.gatehouse.pipeline.Answer;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Cleared;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.Upstream;
import dev.gatehouse.protocol.Agreement;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.MirroredHeaders;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.PagesRequired;
import dev.gatehouse.protocol.ParamHeader;
import dev.gatehouse.protocol.ParamHeaders;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.bridge.Bridge;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.wire.link.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// One server behind the gateway, remote or hosted.
///
/// A call is sent once. Only where the keeper says that the process of a session is gone, so that nothing can have been sent, is the
/// call sent in a new session.
public final class ServerUpstream implements Upstream {
    private static final Duration WHILE_PEOPLE_THINK = Duration.ofMinutes(10);

    private final ConnectionPool zone;
    private final boolean hosted;
    private final Ongoing ongoing;

    /// @param zone connections of the zone that reaches the server
    /// @param hosted whether that is the keeper
    public ServerUpstream(ConnectionPool zone, boolean hosted, Ongoing ongoing) {
        this.zone = zone;
        this.hosted = hosted;
        this.ongoing = ongoing;
    }

    @Override
    public Answer answer(Cleared cleared) throws Refused {
        Call call = cleared.use();
        return switch (call) {
            case Call.Discovery discovery -> introduce(discovery);
            case Call.LevelSetting level -> setLevel(level);
            case Call.Subscription wish -> subscribe(wish);
            case Call.Listening listening -> listen(listening);
            case Call.ToolCall _, Call.PromptGet _, Call.ResourceRead _, Call.Listing _, Call.Completion _, Call.TaskCall _ -> begin(call);
            case Call.Reply reply -> deliver(reply);
            case Call.Notice _ -> throw Refused.because(Code.METHOD_UNKNOWN, "nobody waits for it");
        };
    }

    /// A newer server is told with each request, an older one once.
    private Answer setLevel(Call.LevelSetting level) throws Refused {
        Dialogue dialogue = dialogue(level);
        return dialogue.era() == Era.MODERN ? new Told(dialogue.wish(level)) : begin(level);
    }

    /// A newer server hears of what a session wants when it is listened to, and one that tells of no changes is not waited for; an older one is
    /// asked, and only its yes counts.
    private Answer subscribe(Call.Subscription wish) throws Refused {
        Dialogue dialogue = dialogue(wish);
        if (dialogue.era() == Era.LEGACY) {
            return new Subscribing(begin(wish), () -> dialogue.note(wish));
        }
        Id id = ((Request) wish.facts().message()).id();
        News wanted = new News(false, false, false, Set.of(wish.resource().value()));
        if (wish.on() && dialogue.face().tells(wanted).equals(News.NONE)) {
            return new Told(Failure.of(Optional.of(id), ErrorCode.METHOD_NOT_FOUND.code(), "This server does not tell when resources change."));
        }
        dialogue.note(wish);
        return new Told(Success.of(id, JsonObject.empty()));
    }

    private Answer listen(Call.Listening call) throws Refused {
        Dialogue dialogue = dialogue(call);
        dialogue.listens();
        return new Listener(call, dialogue);
    }

    private Answer begin(Call call) throws Refused {
        Request judged = (Request) call.facts().message();
        ServerAnswer.Beginning beginning = switch (brought(call)) {
            case States.Brought.Nothing _ -> sender -> send(call, judged, sender);
            case States.Brought.OfServer(String state) -> sender -> send(call, States.withState(judged, state), sender);
            case States.Brought.OfWaiting(String name) -> sender -> goOn(call, name, sender);
            case States.Brought.OfConsent _ -> sender -> send(call, States.asFirst(judged), sender);
            case States.Brought.OfPages _ -> sender -> sendIfVisited(call, judged, sender);
        };
        return new ServerAnswer(call, this, new Interview(call, ongoing.exchanges()), ongoing.tools(), beginning);
    }

    /// An older server that wanted pages to be visited did nothing else, and is asked anew when they were.
    private Landed sendIfVisited(Call call, Request judged, Sender sender) throws Refused {
        if (!PagesRequired.wereVisited(judged.params().orElseGet(JsonObject::empty))) {
            throw Refused.because(Code.CANCELLED, "a page was not visited");
        }
        return send(call, judged, sender);
    }

    /// Members of these names mean something in newer requests alone.
    private States.Brought brought(Call call) throws Refused {
        return call.facts().revision().era() == Era.MODERN ? ongoing.exchanges().states().broughtBy(call) : new States.Brought.Nothing();
    }

    /// A client's reply, to whoever asked. It is told once, and nobody waits for what the server makes of it.
    private Answer deliver(Call.Reply reply) throws Refused {
        ongoing.exchanges().questions().answered(reply).orElseThrow(() -> Refused.because(Code.QUESTION_UNKNOWN, "not there or not yours"))
            .hear(reply.facts().message());
        return new Told(Success.of(reply.to().id(), JsonObject.empty()));
    }

    /// Goes on with a call that waited for its client, whose request was sent again with what the server had asked for.
    private Landed goOn(Call call, String name, Sender sender) throws Refused {
        sender.requireWanted();
        WaitingCalls.Waiting waiting = ongoing.exchanges().waiting().take(name, call)
            .orElseThrow(() -> Refused.because(Code.STATE_INVALID, "no call waits"));
        Landed before = waiting.landed();
        JsonObject responses = ((Request) call.facts().message()).params().flatMap(params -> params.object(InputRequired.RESPONSES)).orElseGet(JsonObject::empty);
        before.reply().within(call.facts().deadline());
        sender.begins(before.dialogue());
        sender.onItsWay(before.flight());
        waiting.asked().forEach((key, question) -> before.dialogue().tell(reply(question, responses.object(key))));
        return new Landed(before.dialogue(), translate(call, before.dialogue(), before.translate().id()), before.reply(), before.flight());
    }

    /// A question that the client passed over is declined: the server goes on, or says that it cannot.
    private static Message reply(Request question, Optional<JsonObject> response) {
        return response.<Message>map(given -> Success.of(question.id(), given)).orElseGet(() -> Bridge.declined(question));
    }

    private Answer introduce(Call.Discovery call) throws Refused {
        return new Told(Translate.introduction(call, dialogue(call).face()));
    }

    /// Sends one call. Called by [ServerAnswer] when its first message is asked for.
    ///
    /// @param sender asked before each flight and told when its request is on its way: of one, or of two where the first reached nobody
    private Landed send(Call call, Request request, Sender sender) throws Refused {
        Dialogue dialogue = dialogue(call);
        try {
            return send(call, dialogue, request, sender);
        } catch (Refused failed) {
            if (!hosted || failed.refusal().code() != Code.UPSTREAM_REFUSED || failed.refusal().effect() != Effect.NONE) {
                throw failed;
            }
            ongoing.dialogues().forget(call, dialogue);
            return send(call, dialogue(call), request, sender);
        }
    }

    private Translate translate(Call call, Dialogue dialogue, Id id) {
        return new Translate(call, dialogue.era(), dialogue.introduction(), id, ongoing.exchanges());
    }

    /// Sends a call's request: the judged one, or that with what its server wanted. A handshake may have taken its time: whether the call is
    /// still wanted is asked last.
    Landed send(Call call, Dialogue dialogue, Request request, Sender sender) throws Refused {
        List<ParamHeader> fields = fields(call, dialogue, sender.definition());
        sender.requireWanted();
        Translate translate = translate(call, dialogue, dialogue.freshId());
        var flight = new AtomicReference<Flight>();
        sender.begins(dialogue);
        UpstreamReply reply = reached(call, () -> dialogue.ask(call.facts().id(), translate.outward(request), fields, call.facts().deadline(), exchange -> {
            flight.set(new Flight(dialogue, translate.id(), exchange, hosted));
            sender.onItsWay(flight.get());
        }));
        if (reply.status() == 404 && dialogue.era() == Era.LEGACY) {
            reply.close();
            dialogue.done();
            ongoing.dialogues().forget(call, dialogue);
            throw Refused.because(Code.UPSTREAM_REFUSED, "the server ended the session");
        }
        return new Landed(dialogue, translate, reply, flight.get());
    }

    /// Which arguments of a tool are repeated as header fields (SEP-2243). A newer client must have repeated them, a newer server must get them.
    ///
    /// @throws Refused with [Code#HEADER_MISMATCH] if the client did not, or if the tool's own declaration breaks a rule
    private static List<ParamHeader> fields(Call call, Dialogue dialogue, Optional<Definition> definition) throws Refused {
        boolean newer = call.facts().revision().era() == Era.MODERN;
        if (!(call instanceof Call.ToolCall tool) || !newer && dialogue.era() == Era.LEGACY) {
            return List.of();
        }
        List<ParamHeader> fields = switch (definition.orElseThrow(() -> Refused.because(Code.TOOL_UNKNOWN, "its listing is too old")).paramHeaders()) {
            case ParamHeaders.Declared(List<ParamHeader> headers) -> headers;
            case ParamHeaders.Unfit(var why) -> throw Refused.because(Code.UPSTREAM_INVALID, "x-mcp-header: " + why);
        };
        if (newer) {
            requireAgreement(tool, fields);
        }
        return fields;
    }

    private static void requireAgreement(Call.ToolCall call, List<ParamHeader> declared) throws Refused {
        Request judged = (Request) call.facts().message();
        Agreement agreement = MirroredHeaders.compareArguments(judged,
            name -> call.paramFields().getOrDefault(name.toLowerCase(Locale.ROOT), List.of()), declared);
        if (agreement instanceof Agreement.Differ(String header, var why)) {
            throw Refused.because(Code.HEADER_MISMATCH, header + " " + why);
        }
    }

    /// Whoever wants a call sent.
    interface Sender {
        /// @throws Refused if nobody waits for it any more
        void requireWanted() throws Refused;

        /// Told before each flight with whom it will be.
        void begins(Dialogue dialogue);

        void onItsWay(Flight flight);

        /// What the call's tool is, as the call was judged by it; nothing where it calls none.
        Optional<Definition> definition();
    }

    /// A request that was sent, and the head of what came back.
    record Landed(Dialogue dialogue, Translate translate, UpstreamReply reply, Flight flight) {
        /// Nobody will read what comes.
        void giveUp() {
            flight.cancel();
            reply.close();
            dialogue.done();
        }
    }

    private Dialogue dialogue(Call call) throws Refused {
        ongoing.health().requireUp(call.facts());
        return ongoing.dialogues().of(call, () -> open(call));
    }

    private Dialogue open(Call call) throws Refused {
        Call.Facts facts = call.facts();
        String server = facts.route().server();
        Duration patience = facts.route().questions().isEmpty() ? Duration.ZERO : WHILE_PEOPLE_THINK;
        var line = new ServerLine(zone, server, facts.caller(), facts.route().answerLimit(), patience);
        Dialogue opened = reached(call, () -> shakeHands(line, call, ongoing.eras().of(server, facts.revision().era())));
        ongoing.tools().met(Pins.Place.of(facts), Definition.ofServer(opened.face().name(), opened.face().instructions())
            .orElseThrow(() -> Refused.because(Code.UPSTREAM_INVALID, "handshake: it says too much of itself")));
        return opened;
    }

    /// Something for which the server must be reached.
    private interface Attempt<T> {
        T make() throws Refused;
    }

    /// Makes an attempt, and takes note of whether the server was reached.
    private <T> T reached(Call call, Attempt<T> attempt) throws Refused {
        try {
            T made = attempt.make();
            ongoing.health().worked(call.facts());
            return made;
        } catch (Refused failed) {
            if (failed.refusal().code() == Code.UPSTREAM_UNREACHABLE) {
                ongoing.health().failed(call.facts());
            }
            throw failed;
        }
    }

    /// Whatever goes wrong before a call is sent has had no effect.
    private Dialogue shakeHands(ServerLine line, Call call, Eras.Of eras) throws Refused {
        var handshake = new Handshake(line, Translate.face(call.facts()), ongoing, call.facts().id());
        try {
            if (hosted) {
                return new PipeHandshake(handshake, eras, call.facts().deadline()).open();
            }
            Dialogue opened = handshake.open(eras.order(), call.facts().deadline());
            eras.found(opened.era());
            return opened;
        } catch (Refused failed) {
            throw Refused.because(failed.refusal().code(), "handshake: " + failed.refusal().detail());
        }
    }
}
