package dev.gatehouse.gateway.upstream;

import dev.gatehouse.gateway.upstream.ServerUpstream.Landed;
import dev.gatehouse.gateway.upstream.UpstreamReply.LastEvent;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Era;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Picks up the reply to one call where an older server's stream ended without the answer, on purpose or not (MCP 2025-11-25,
/// basic/transports, Resumability and Redelivery).
///
/// What is sent is the id of the last event and nothing of the call, so nothing is done twice. Happens only after the pause that the server
/// asked for, within the call's own deadline, and not without end. Held by `PickUpTest`.
final class PickUp {
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final int MOST = 64;

    private Optional<LastEvent> last = Optional.empty();
    private int times;
    private boolean over;

    /// Goes on with a call whose reply ended.
    ///
    /// @param why what went wrong with the reply: only the loss of the rest is mended
    /// @return nothing where the rest is not to be had
    Optional<Landed> after(Refused why, Landed ended, Call call, ServerUpstream.Sender sender) throws Refused {
        last = ended.reply().lastEvent().or(() -> last);
        boolean lost = why.refusal().code() == Code.UPSTREAM_LOST && ended.reply().hasEnded() && ended.dialogue().era() == Era.LEGACY;
        if (!lost || last.isEmpty() || ++times > MOST || !rest(last.get().pause().orElse(USUAL_PAUSE), call.facts().deadline())) {
            return Optional.empty();
        }
        sender.requireWanted();
        ended.reply().close(true);
        return open(ended, call, sender);
    }

    private Optional<Landed> open(Landed ended, Call call, ServerUpstream.Sender sender) {
        var flight = new AtomicReference<Flight>();
        try {
            UpstreamReply reply = ended.dialogue().pickUp(call.facts().id(), last.orElseThrow().id(), call.facts().deadline(), exchange -> {
                flight.set(ended.flight().on(exchange));
                sender.onItsWay(flight.get());
            });
            if (reply.status() / 100 == 2) {
                return Optional.of(new Landed(ended.dialogue(), ended.translate(), reply, flight.get()));
            }
            reply.close();
        } catch (Refused notOpened) {
            // The call was lost before that, and this is what its caller is told.
        }
        return Optional.empty();
    }

    /// Waits as long as the server wants, or until the call is cancelled.
    ///
    /// @return false where the call has less time than that
    private synchronized boolean rest(Duration wanted, Deadline deadline) {
        Duration pause = wanted.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : wanted;
        if (pause.compareTo(deadline.left()) >= 0) {
            return false;
        }
        long until = System.nanoTime() + pause.toNanos();
        try {
            for (long nanos = pause.toNanos(); nanos > 0 && !over; nanos = until - System.nanoTime()) {
                wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
            }
        } catch (InterruptedException stop) {
            over = true;
        }
        return true;
    }

    /// Ends the waiting, from any thread: the call is cancelled.
    synchronized void wake() {
        over = true;
        notifyAll();
    }
}
