package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// The open dialogues, by caller, server and the client's session. Where a client has no session, its caller's calls share one dialogue.
///
/// Bounded: an idle dialogue ends after a while; a caller who opens too many loses the one that was idle longest, never somebody else's.
final class Dialogues {
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int MOST_PER_CALLER_AND_SERVER = 16;

    private final Map<Key, Holder> holders = new HashMap<>();

    /// Whose dialogue it is. The lengths of caller keys are in them, so that no two callers' keys can be equal.
    ///
    /// @param manner what the client can do and wants to hear, where it has no session in which it said so
    private record Key(String caller, String server, Optional<String> session, String manner) {}

    /// A place for one dialogue. Whoever opens it holds its lock; others of the same caller wait for the same handshake.
    private static final class Holder {
        private final ReentrantLock opening = new ReentrantLock();
        private volatile Dialogue dialogue;
    }

    /// How a dialogue is opened.
    interface Opener {
        Dialogue open() throws Refused;
    }

    /// The dialogue that this call belongs to, opened if need be.
    Dialogue of(Call call, Opener opener) throws Refused {
        Holder holder = holder(key(call));
        Dialogue open = holder.dialogue;
        if (open != null) {
            return open;
        }
        holder.opening.lock();
        try {
            if (holder.dialogue == null) {
                holder.dialogue = opener.open();
            }
            return holder.dialogue;
        } finally {
            holder.opening.unlock();
        }
    }

    /// Forgets a dialogue that its server no longer knows.
    void forget(Call call, Dialogue gone) {
        Holder holder = holder(key(call));
        if (holder.dialogue == gone) {
            holder.dialogue = null;
        }
    }

    /// Ends what belongs to a client's session that has ended.
    void endSession(String session) {
        endAll(key -> key.session().filter(session::equals).isPresent());
    }

    /// Ends what belongs to servers that are no longer there or were changed.
    void endServers(Predicate<String> gone) {
        endAll(key -> gone.test(key.server()));
    }

    /// Ends what has been idle for long. Called now and then.
    void sweep() {
        List<Dialogue> idle = new ArrayList<>();
        synchronized (holders) {
            holders.entrySet().removeIf(entry -> {
                Dialogue dialogue = entry.getValue().dialogue;
                boolean over = dialogue != null && dialogue.idle().compareTo(IDLE) > 0;
                if (over) {
                    idle.add(dialogue);
                }
                return over || dialogue == null && !entry.getValue().opening.isLocked();
            });
        }
        idle.forEach(Dialogue::end);
    }

    private void endAll(Predicate<Key> which) {
        List<Holder> ending = new ArrayList<>();
        synchronized (holders) {
            holders.entrySet().removeIf(entry -> which.test(entry.getKey()) && ending.add(entry.getValue()));
        }
        ending.stream().map(holder -> holder.dialogue).filter(dialogue -> dialogue != null).forEach(Dialogue::end);
    }

    private Holder holder(Key key) {
        synchronized (holders) {
            Holder known = holders.get(key);
            if (known != null) {
                return known;
            }
            makeRoom(key);
            Holder fresh = new Holder();
            holders.put(key, fresh);
            return fresh;
        }
    }

    private void makeRoom(Key key) {
        List<Map.Entry<Key, Holder>> own = holders.entrySet().stream()
            .filter(entry -> entry.getKey().caller().equals(key.caller()) && entry.getKey().server().equals(key.server())
                && entry.getValue().dialogue != null)
            .toList();
        if (own.size() >= MOST_PER_CALLER_AND_SERVER) {
            own.stream().max(Comparator.comparing(entry -> entry.getValue().dialogue.idle())).ifPresent(longest -> {
                holders.remove(longest.getKey());
                longest.getValue().dialogue.end();
            });
        }
    }

    private static String manner(Call.Facts facts) {
        JsonObject relayed = Translate.face(facts).capabilities();
        return (relayed.size() == 0 ? "" : new String(relayed.bytes(), StandardCharsets.UTF_8)) + facts.client().level().map(LogLevel::text).orElse("");
    }

    private static Key key(Call call) {
        Call.Facts facts = call.facts();
        return new Key(facts.caller().key(), facts.route().server(), facts.session(), facts.session().isPresent() ? "" : manner(facts));
    }
}
