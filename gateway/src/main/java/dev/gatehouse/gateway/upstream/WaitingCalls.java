package dev.gatehouse.gateway.upstream;

import dev.gatehouse.gateway.upstream.ServerUpstream.Landed;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.protocol.Request;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls to servers of older revisions that have asked something and wait, while the client, of the newer one, has been told what is wanted
/// and is gone until it sends its request again.
///
/// Each holds one of the connections over which all calls go, so they are few: a caller who leaves too many loses the own oldest, never
/// somebody else's, and none waits for long.
final class WaitingCalls {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST_PER_CALLER = 8;
    private static final int MOST = 32;

    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    /// @param asked what its server asked, by the key that the client answers under
    record Waiting(String caller, String server, Landed landed, Map<String, Request> asked, long until) {}

    /// Keeps the call and returns the name to get it back by; nothing where others keep too many.
    Optional<String> keep(Call call, Landed landed, Map<String, Request> asked) {
        String name = CallId.fresh().value();
        String caller = call.facts().caller().key();
        Optional<Waiting> oldest = Optional.empty();
        synchronized (waiting) {
            List<Waiting> own = waiting.values().stream().filter(each -> each.caller().equals(caller)).toList();
            if (own.size() >= MOST_PER_CALLER || waiting.size() >= MOST && !own.isEmpty()) {
                oldest = Optional.of(own.getFirst());
                waiting.values().remove(own.getFirst());
            } else if (waiting.size() >= MOST) {
                return Optional.empty();
            }
            waiting.put(name, new Waiting(caller, call.facts().route().server(), landed, asked, System.nanoTime() + PATIENCE.toNanos()));
        }
        oldest.ifPresent(WaitingCalls::giveUp);
        return Optional.of(name);
    }

    /// The call of this name, once; nobody else's, and none whose time is over.
    Optional<Waiting> take(String name, Call call) {
        synchronized (waiting) {
            Waiting found = waiting.get(name);
            boolean theirs = found != null && found.caller().equals(call.facts().caller().key())
                && found.server().equals(call.facts().route().server()) && found.until() - System.nanoTime() > 0;
            return theirs ? Optional.of(waiting.remove(name)) : Optional.empty();
        }
    }

    /// Gives up those that nobody came back for. Called now and then.
    void sweep() {
        List<Waiting> over;
        synchronized (waiting) {
            over = waiting.values().stream().filter(each -> each.until() - System.nanoTime() <= 0).toList();
            waiting.values().removeAll(over);
        }
        over.forEach(WaitingCalls::giveUp);
    }

    private static void giveUp(Waiting call) {
        call.landed().giveUp();
    }
}
