package dev.gatehouse.gateway.door;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.serving.state.Binding;
import dev.gatehouse.serving.state.StateSeal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// The streams of older clients' calls to which they may come back, by the ids of their events.
///
/// An id is sealed for its caller, route and session: for everybody else, and when the stream is forgotten, it names nothing, and which of
/// the two is not said. Held by `ComingBackTest`.
final class Replays {
    private static final String PURPOSE = "event-id";
    private static final String BETWEEN = " ";
    private static final int MOST_OF_A_SESSION = 8;
    private static final long MOST_BYTES = 4L * 1024 * 1024;
    private static final Duration KEPT_FOR = Duration.ofMinutes(1);

    private final StateSeal seal = new StateSeal(InstantSource.system());
    private final AtomicLong budget = new AtomicLong(MOST_BYTES);
    private final Map<CallId, Kept> all = new LinkedHashMap<>();

    private record Kept(String session, Replay replay) {}

    /// What events of one session are named by.
    record Owner(Caller caller, LegacySession session) {
        private Binding binding() {
            return new Binding(PURPOSE, caller.key(), session.route(), session.key());
        }
    }

    /// Where a client stopped reading.
    record Place(CallId call, Replay replay, long after) {}

    /// A place for what this call will say. Of a session that has too many one is forgotten: the oldest of those that ended, or else of all.
    synchronized Replay begin(Owner owner, CallId call) {
        String session = owner.session().key();
        List<Kept> same = all.values().stream().filter(each -> each.session().equals(session)).toList();
        if (same.size() >= MOST_OF_A_SESSION) {
            forget(same.stream().filter(each -> each.replay().isOver()).findFirst().orElseGet(same::getFirst)::equals);
        }
        var replay = new Replay(budget);
        all.put(call, new Kept(session, replay));
        return replay;
    }

    /// The id of an event; 0 is the beginning of the stream.
    String id(Owner owner, CallId call, long number) {
        return seal.seal(owner.binding(), (call.value() + BETWEEN + number).getBytes(StandardCharsets.US_ASCII), StateSeal.LONGEST);
    }

    /// The place that this id names.
    synchronized Optional<Place> at(Owner owner, String id) {
        return seal.open(owner.binding(), id).map(bytes -> new String(bytes, StandardCharsets.US_ASCII)).flatMap(this::place);
    }

    private Optional<Place> place(String text) {
        String[] parts = text.split(BETWEEN);
        var call = new CallId(parts[0]);
        return Optional.ofNullable(all.get(call)).map(kept -> new Place(call, kept.replay(), Long.parseLong(parts[1])));
    }

    /// Forgets what ended a while ago. Called now and then.
    synchronized void sweep() {
        forget(each -> each.replay().endedBefore(KEPT_FOR));
    }

    /// A session is over.
    synchronized void end(LegacySession session) {
        forget(each -> each.session().equals(session.key()));
    }

    private void forget(Predicate<Kept> which) {
        all.values().removeIf(each -> {
            boolean gone = which.test(each);
            if (gone) {
                each.replay().drop();
            }
            return gone;
        });
    }
}
