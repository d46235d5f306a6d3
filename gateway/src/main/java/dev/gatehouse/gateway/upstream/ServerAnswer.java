package dev.gatehouse.gateway.upstream;

import dev.gatehouse.gateway.upstream.ServerUpstream.Landed;
import dev.gatehouse.pipeline.Answer;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.bridge.Bridge;
import java.util.Optional;

/// What a server says to one call, translated back. The call is sent when the first message is asked for, so that it can be cancelled at
/// any moment, also while the server says nothing.
///
/// A server's own requests are declined on the spot, a few of them; notes that belong to no call are dropped.
final class ServerAnswer implements Answer, ServerUpstream.Sender {
    private static final int MOST_QUESTIONS = 16;

    private final Call call;
    private final ServerUpstream upstream;
    private Landed landed;
    private Flight flight;
    private boolean cancelled;
    private boolean finished;
    private boolean closed;
    private int questions;

    ServerAnswer(Call call, ServerUpstream upstream) {
        this.call = call;
        this.upstream = upstream;
    }

    @Override
    public Message next() throws Refused {
        try {
            if (landed == null) {
                send();
            }
            while (true) {
                Optional<Message> homeward = translate(read());
                if (homeward.isPresent()) {
                    return homeward.get();
                }
            }
        } catch (Refused broken) {
            throw why(broken);
        }
    }

    private void send() throws Refused {
        try {
            landed = upstream.send(call, this);
        } catch (Refused failed) {
            finished = failed.refusal().effect() == Effect.NONE; // there is nothing that the server could give up
            throw failed;
        }
        requireAnswer(landed.reply().status());
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void requireWanted() throws Refused {
        if (isCancelled()) {
            throw Refused.because(Code.CANCELLED, "before it was sent");
        }
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
        UpstreamReply reply = landed.reply();
        try {
            return reply.next().orElseThrow(() -> refused(Code.UPSTREAM_LOST, "HTTP " + reply.status() + " without an answer"));
        } catch (Refused unreadable) {
            throw reply.status() >= 400 ? refused(Code.UPSTREAM_REFUSED, "HTTP " + reply.status()) : unreadable;
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
                finished = true;
                yield Optional.of(landed.translate().homeward(answer));
            }
            case Failure failure -> {
                if (failure.id().isPresent()) {
                    requireOurs(failure.id().get());
                }
                finished = true;
                yield Optional.of(landed.translate().homeward(failure));
            }
            case Notification note -> landed.translate().homeward(note);
            case Request asked -> {
                decline(asked);
                yield Optional.empty();
            }
        };
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

    /// Each answer is a message of ours to the server, so one that never stops asking would have us write without end.
    private void decline(Request asked) throws Refused {
        if (++questions > MOST_QUESTIONS) {
            throw refused(Code.UPSTREAM_ASKS, "more than " + MOST_QUESTIONS + " requests within one call");
        }
        landed.dialogue().tell(Bridge.answerToServer(asked));
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
        if (!finished) {
            cancel();
        }
        if (landed != null) {
            landed.reply().close(finished);
            landed.dialogue().done();
        }
    }
}
