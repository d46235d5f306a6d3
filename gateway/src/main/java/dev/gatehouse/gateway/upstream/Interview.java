package dev.gatehouse.gateway.upstream;

import dev.gatehouse.checks.results.OpenQuestions;
import dev.gatehouse.gateway.upstream.ServerUpstream.Landed;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.QuestionId;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Question;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.bridge.Bridge;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How what a server asks within one call gets to the call's client, and how the replies get back. Each side does it in the way of its era:
///
/// | client | server | |
/// |---|---|---|
/// | older | older | the question goes on as a request, its reply comes as a message of its own |
/// | older | newer | each wanted thing becomes such a request; when all replies are there, the request is sent again |
/// | newer | older | the call waits here, and the client is told what is wanted; its request, sent again, goes on where the call waited |
/// | newer | newer | the answer goes on as it is, with its state sealed: see [Translate] |
///
/// What no operator opened, or the client cannot answer, is declined on the spot.
final class Interview {
    private static final int MOST_QUESTIONS = 16;
    private static final int MOST_PINGS = 1_000;
    private static final int MOST_ROUNDS = 8;
    private static final OpenQuestions OPEN = new OpenQuestions();

    private final Call call;
    private final Exchanges exchanges;
    private final Deque<Message> ready = new ArrayDeque<>();
    private final List<QuestionId> asked = new ArrayList<>();
    private final Map<Id, QuestionId> passedOn = new HashMap<>();
    private volatile Round round;
    private int questions;
    private int pings;
    private int rounds;
    private boolean waits;
    private boolean over;

    /// What outlives a call.
    record Exchanges(PendingQuestions questions, WaitingCalls waiting, States states, TaskIds tasks) {}

    Interview(Call call, Exchanges exchanges) {
        this.call = call;
        this.exchanges = exchanges;
    }

    /// A request of an older server. Each answer to one is a message of ours to it, so one that never stops asking would have us write
    /// without end.
    ///
    /// @return what the client gets for it: nothing, a question, or the final message of this call
    synchronized Optional<Message> asked(Request request, Landed landed) throws Refused {
        if (request.method().equals(Names.PING)) {
            alive(request, landed.dialogue());
            return Optional.empty();
        }
        if (++questions > MOST_QUESTIONS) {
            throw refused("more than " + MOST_QUESTIONS + " requests within one call");
        }
        Optional<Message> forClient = !mayAsk(request, landed.dialogue()) ? Optional.empty() : switch (call.facts().revision().era()) {
            case LEGACY -> Optional.of(passedOn(request, landed.dialogue()));
            case MODERN -> wait(request, landed);
        };
        if (forClient.isEmpty()) {
            landed.dialogue().tell(Bridge.answerToServer(request));
        }
        return forClient;
    }

    /// One answer after the other: a server that asks without a pause waits for us.
    private void alive(Request ping, Dialogue dialogue) throws Refused {
        if (++pings > MOST_PINGS) {
            throw refused("more than " + MOST_PINGS + " pings within one call");
        }
        dialogue.say(Bridge.answerToServer(ping));
    }

    /// A request that an older server made beside the call's own stream, from the thread that reads it there: a question for the client's
    /// stream of news, which belongs to this call in all else. Nothing where it is not to be asked.
    synchronized Optional<Message> aside(Request request, Dialogue dialogue) {
        boolean open = !over && questions < MOST_QUESTIONS && mayAsk(request, dialogue) && OPEN.examine(call, request) instanceof Finding.Keep;
        if (!open) {
            return Optional.empty();
        }
        questions++;
        return Optional.of(passedOn(request, dialogue));
    }

    private Request passedOn(Request request, Dialogue dialogue) {
        Request question = question(request::withId, reply -> dialogue.tell(readdressed(reply, request)));
        passedOn.put(request.id(), asked.getLast());
        return question;
    }

    /// An older server takes a question back, as when it waited for long: its client is told, and no reply is taken any more. Nothing where
    /// it was answered, or never asked.
    synchronized Optional<Message> withdrawn(Notification note) {
        return note.requestId().map(passedOn::remove).filter(exchanges.questions()::takeBack).map(question -> note.withRequestId(question.id()));
    }

    private static boolean mayAsk(Request request, Dialogue dialogue) {
        JsonObject params = request.params().orElseGet(JsonObject::empty);
        return dialogue.era() == Era.LEGACY && Question.by(request.method()).filter(each -> each.isFor(dialogue.relayed(), params)).isPresent();
    }

    private static Message readdressed(Message reply, Request question) {
        return switch (reply) {
            case Success answer -> answer.withId(question.id());
            case Failure failure -> failure.withId(question.id());
            case Request _, Notification _ -> throw new IllegalArgumentException("no reply");
        };
    }

    private Request question(Function<Id, Request> wanted, PendingQuestions.Asker asker) {
        var id = new QuestionId(call.facts().id(), asked.size() + 1);
        asked.add(id);
        exchanges.questions().ask(id, call, asker);
        return Bridge.question(call.facts().revision(), wanted.apply(id.id()));
    }

    /// Nothing where too many wait already.
    private Optional<Message> wait(Request request, Landed landed) throws Refused {
        if (OPEN.examine(call, request) instanceof Finding.Withhold(Refusal refusal)) {
            throw new Refused(refusal); // the review would say so when the call waits already, and holds a connection for nobody
        }
        String key = request.method().substring(0, request.method().indexOf('/')) + "-" + questions;
        Request plain = Bridge.question(call.facts().revision(), request);
        var wanted = new InputRequired.Asked(Question.by(request.method()).orElseThrow(), plain.params().orElseGet(JsonObject::empty), plain.extra());
        Optional<String> name = exchanges.waiting().keep(call, landed, Map.of(key, request));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        waits = true;
        Request judged = (Request) call.facts().message();
        return Optional.of(new InputRequired(Map.of(key, wanted), Optional.of(exchanges.states().ofWaiting(call, name.get()))).answer(judged.id()));
    }

    /// Whether the call waits for its client to come back, and its server's reply is not to be given up.
    boolean waits() {
        return waits;
    }

    /// A newer server's answer that wants something of an older client.
    synchronized void wanted(InputRequired wanted, Landed landed) throws Refused {
        boolean open = wanted.questions().values().stream().allMatch(each -> each.question().isFor(landed.dialogue().relayed(), each.params()));
        questions += wanted.questions().size();
        if (!InputRequired.METHODS.contains(call.method())) {
            throw refused("asks within " + call.method());
        }
        if (!open || ++rounds > MOST_ROUNDS || questions > MOST_QUESTIONS) {
            throw refused(open ? "asks without end" : "what is not open");
        }
        round = new Round(wanted);
        Round now = round;
        wanted.questions().forEach((key, each) ->
            ready.add(question(each::request, reply -> now.hear(key, reply))));
    }

    /// The next question for the client, if one is ready.
    Optional<Message> question() {
        return Optional.ofNullable(ready.poll());
    }

    /// The request to be sent again, once all replies are there; nothing where none is waited for.
    Optional<Request> again(Request first, Deadline deadline) throws Refused {
        if (round == null) {
            return Optional.empty();
        }
        Request retry = round.again(first, deadline);
        round = null;
        return Optional.of(retry);
    }

    /// Wakes whoever waits for replies, from any thread.
    void wake() {
        Round now = round;
        if (now != null) {
            now.end();
        }
    }

    /// Takes back the questions that were not answered. No more are asked.
    synchronized void end() {
        over = true;
        asked.forEach(exchanges.questions()::takeBack);
    }

    private static Refused refused(String detail) {
        return new Refused(Refusal.after(Effect.UNKNOWN, Code.UPSTREAM_ASKS, detail));
    }
}
