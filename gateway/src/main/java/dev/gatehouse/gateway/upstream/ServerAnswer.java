package dev.gatehouse.gateway.upstream;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.checks.pinning.Known;
import dev.gatehouse.gateway.upstream.ServerUpstream.Landed;
import dev.gatehouse.pipeline.Answer;
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
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import java.util.Optional;

/// What a server says to one call, translated back. The call is sent when the first message is asked for, so that it can be cancelled at
/// any moment, also while the server says nothing.
///
/// What the server asks of the client goes by the [Interview]; notes that belong to no call are dropped.
final class ServerAnswer implements Answer, ServerUpstream.Sender {
    private final Call call;
    private final ServerUpstream upstream;
    private final Interview interview;
    private final Known tools;
    private final Optional<Definition> definition;
    private final PickUp pickUp = new PickUp();
    private Beginning beginning;
    private Dialogue dialogue;
    private Landed landed;
    private Flight flight;
    private boolean cancelled;
    private boolean finished;
    private boolean closed;

    /// How the call gets to its server: it is sent, or goes on where it waited.
    interface Beginning {
        Landed land(ServerUpstream.Sender sender) throws Refused;
    }

    ServerAnswer(Call call, ServerUpstream upstream, Interview interview, Known tools, Beginning beginning) {
        this.call = call;
        this.upstream = upstream;
        this.interview = interview;
        this.tools = tools;
        this.definition = call instanceof Call.ToolCall tool ? tools.of(tool) : Optional.empty();
        this.beginning = beginning;
    }

    @Override
    public Message next() throws Refused {
        try {
            if (landed == null) {
                begin();
            }
            while (true) {
                Optional<Message> question = interview.question();
                if (question.isPresent()) {
                    return question.get();
                }
                sendAgainIfReplied();
                Optional<Message> homeward = translate(read());
                if (homeward.isPresent()) {
                    return homeward.get();
                }
            }
        } catch (Refused broken) {
            throw why(broken);
        }
    }

    private void begin() throws Refused {
        try {
            landed = beginning.land(this);
        } catch (Refused failed) {
            finished = failed.refusal().effect() == Effect.NONE; // there is nothing that the server could give up
            throw failed;
        }
        requireAnswer(landed.reply().status());
    }

    /// A newer server that wanted something is asked once more, now with that. It is the same call: what it asked for was part of it.
    private void sendAgainIfReplied() throws Refused {
        requireWanted(); // whoever cancels from here on finds somebody to wake
        Optional<Request> retry = interview.again((Request) call.facts().message(), call.facts().deadline());
        if (retry.isPresent()) {
            Dialogue with = landed.dialogue();
            sendAgain(sender -> upstream.send(call, with, retry.get(), sender));
        }
    }

    private void sendAgain(Beginning way) throws Refused {
        Landed before = landed;
        landed = null;
        beginning = way;
        before.reply().close(true);
        before.dialogue().done();
        begin();
    }

    /// A newer server that does not take our header fields says of the tool what it did not say in its listing: that is asked anew.
    private void doubt(Failure failure) {
        if (failure.code() == ErrorCode.HEADER_MISMATCH.code() && landed.dialogue().era() == Era.MODERN) {
            tools.doubt(call.facts().route().server());
        }
    }

    @Override
    public Optional<Definition> definition() {
        return definition;
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void requireWanted() throws Refused {
        if (isCancelled()) {
            throw Refused.because(Code.CANCELLED, "nobody waits for it");
        }
    }

    /// A server may ask beside the call before we know that its request has left.
    @Override
    public void begins(Dialogue with) {
        if (dialogue != null && dialogue != with) {
            dialogue.ends(interview);
        }
        dialogue = with;
        dialogue.begins(interview);
    }

    @Override
    public void onItsWay(Flight begun) {
        boolean late;
        synchronized (this) {
            flight = begun;
            late = cancelled;
        }
        if (late) {
            begun.cancel();
        }
    }

    /// Statuses that are never the envelope of an answer. Another one may be: errors come with 400, 404 and 500.
    private static void requireAnswer(int status) throws Refused {
        if (status / 100 == 3) {
            throw refused(Code.UPSTREAM_REDIRECTS, "HTTP " + status);
        }
        if (status == 401 || status == 403 || status == 407 || status == 429) {
            throw refused(Code.UPSTREAM_REFUSED, "HTTP " + status);
        }
    }

    private Message read() throws Refused {
        while (true) {
            UpstreamReply reply = landed.reply();
            try {
                return reply.next().orElseThrow(() -> refused(Code.UPSTREAM_LOST, "HTTP " + reply.status() + " without an answer"));
            } catch (Refused unreadable) {
                Refused why = reply.status() >= 400 ? refused(Code.UPSTREAM_REFUSED, "HTTP " + reply.status()) : unreadable;
                landed = pickUp.after(why, landed, call, this).orElseThrow(() -> why);
            }
        }
    }

    /// What the caller is told of what went wrong: that it was stopped or late comes before how that showed.
    private Refused why(Refused broken) {
        if (isCancelled()) {
            return new Refused(Refusal.after(wasSent() ? Effect.UNKNOWN : Effect.NONE, Code.CANCELLED, "stopped"));
        }
        boolean late = call.facts().deadline().passed() && broken.refusal().effect() == Effect.UNKNOWN;
        return late ? refused(Code.UPSTREAM_TIMED_OUT, broken.refusal().detail()) : broken;
    }

    private synchronized boolean wasSent() {
        return flight != null;
    }

    /// The message as the client may see it; nothing where it is not for the client.
    private Optional<Message> translate(Message message) throws Refused {
        return switch (message) {
            case Success answer -> {
                requireOurs(answer.id());
                requireSuccess();
                yield wanted(answer) ? Optional.empty() : Optional.of(ended(landed.translate().homeward(answer)));
            }
            case Failure failure -> {
                if (failure.id().isPresent()) {
                    requireOurs(failure.id().get());
                }
                doubt(failure);
                yield Optional.of(ended(landed.translate().homeward(failure)));
            }
            case Notification note when note.method().equals(Names.CANCELLED) -> interview.withdrawn(note);
            case Notification note -> landed.translate().homeward(note);
            case Request asked -> interview.asked(asked, landed);
        };
    }

    private Message ended(Message last) {
        finished = true;
        return last;
    }

    /// An older client is asked by requests, and the call goes on.
    private boolean wanted(Success answer) throws Refused {
        boolean wanted = call.facts().revision().era() == Era.LEGACY && landed.dialogue().era() == Era.MODERN && InputRequired.is(answer.result());
        if (wanted) {
            interview.wanted(InputRequired.of(answer.result()).orElseThrow(() -> refused(Code.UPSTREAM_INVALID, "input_required")), landed);
        }
        return wanted;
    }

    private void requireOurs(Id id) throws Refused {
        if (!id.equals(landed.translate().id())) {
            throw refused(Code.UPSTREAM_INVALID, "an answer to a request of nobody");
        }
    }

    private void requireSuccess() throws Refused {
        int status = landed.reply().status();
        if (status / 100 != 2) {
            throw refused(Code.UPSTREAM_INVALID, "a result with HTTP " + status);
        }
    }

    private static Refused refused(Code code, String detail) {
        return new Refused(Refusal.after(Effect.UNKNOWN, code, detail));
    }

    @Override
    public void cancel() {
        Flight running;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            running = flight;
        }
        interview.wake();
        pickUp.wake();
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        interview.end();
        if (dialogue != null) {
            dialogue.ends(interview);
        }
        if (interview.waits()) {
            return;
        }
        if (!finished) {
            cancel();
        }
        if (landed != null) {
            landed.reply().close(finished);
            landed.dialogue().done();
        }
    }
}
