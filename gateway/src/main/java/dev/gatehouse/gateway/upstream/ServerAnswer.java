package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Answer;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.bridge.Bridge;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// What a server says to one call, translated back. A server's own requests are declined on the spot; notes that belong to no call are dropped.
final class ServerAnswer implements Answer {
    private final Call call;
    private final Dialogue dialogue;
    private final Translate translate;
    private final UpstreamReply reply;
    private final boolean hosted;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private boolean finished;
    private boolean closed;

    ServerAnswer(Call call, Dialogue dialogue, Translate translate, UpstreamReply reply, boolean hosted) {
        this.call = call;
        this.dialogue = dialogue;
        this.translate = translate;
        this.reply = reply;
        this.hosted = hosted;
    }

    @Override
    public Message next() throws Refused {
        while (true) {
            Optional<Message> homeward = translate(read());
            if (homeward.isPresent()) {
                return homeward.get();
            }
        }
    }

    private Message read() throws Refused {
        try {
            return reply.next().orElseThrow(() -> refused(Code.UPSTREAM_LOST, "HTTP " + reply.status() + " without an answer"));
        } catch (Refused broken) {
            throw cancelled.get() ? refused(Code.CANCELLED, "stopped") : late(broken);
        }
    }

    private Refused late(Refused broken) {
        return call.facts().deadline().passed() ? refused(Code.UPSTREAM_TIMED_OUT, broken.refusal().detail()) : broken;
    }

    /// The message as the client may see it; nothing where it is not for the client.
    private Optional<Message> translate(Message message) throws Refused {
        return switch (message) {
            case Success answer -> {
                requireOurs(answer.id());
                finished = true;
                yield Optional.of(translate.homeward(answer));
            }
            case Failure failure -> {
                if (failure.id().isPresent()) {
                    requireOurs(failure.id().get());
                }
                finished = true;
                yield Optional.of(translate.homeward(failure));
            }
            case Notification note -> translate.homeward(note);
            case Request asked -> {
                dialogue.tell(Bridge.answerToServer(asked));
                yield Optional.empty();
            }
        };
    }

    private void requireOurs(Id id) throws Refused {
        if (!id.equals(translate.id())) {
            throw refused(Code.UPSTREAM_INVALID, "an answer to a request of nobody");
        }
    }

    private static Refused refused(Code code, String detail) {
        return new Refused(Refusal.after(Effect.UNKNOWN, code, detail));
    }

    @Override
    public void cancel() {
        if (!cancelled.getAndSet(true)) {
            tellOfCancelling();
            reply.cancel();
        }
    }

    /// Over HTTP a modern server hears of it by the closing of the stream; all others want a note.
    private void tellOfCancelling() {
        if (hosted || dialogue.era() == Era.LEGACY) {
            dialogue.tell(Notification.cancelled(translate.id(), "cancelled"));
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
        reply.close();
        dialogue.done();
    }
}
