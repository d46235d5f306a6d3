package dev.gatehouse.gateway.door;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Stop;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Revision;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;

/// What a client of an older revision has between `initialize` and its end: the revision, and its calls that still run.
///
/// A session is no proof of identity: the token is judged on every request, and a session answers to its own caller alone.
final class LegacySession {
    private final String key = CallId.fresh().value();
    private final String route;
    private final Revision revision;
    private final Call.Client client;
    private final AtomicReference<Stop> listening = new AtomicReference<>();
    private final ConcurrentMap<String, Stop> running = new ConcurrentHashMap<>();

    LegacySession(String route, Revision revision, Call.Client client) {
        this.route = route;
        this.revision = revision;
        this.client = client;
    }

    /// What is kept for this session inside the gate is kept under this, and never under the id that the client holds.
    String key() {
        return key;
    }

    String route() {
        return route;
    }

    Revision revision() {
        return revision;
    }

    /// What the client said of itself in the handshake.
    Call.Client client() {
        return client;
    }

    /// Notes that a call runs under this id; false if another one does.
    boolean begin(Id id, Stop stop) {
        return running.putIfAbsent(id.key(), stop) == null;
    }

    void end(Id id, Stop stop) {
        running.remove(id.key(), stop);
    }

    /// The running call of this id.
    Optional<Stop> running(Id id) {
        return Optional.ofNullable(running.get(id.key()));
    }

    /// Notes the stream on which this session listens; the one before ends.
    void listens(Stop stop) {
        Stop before = listening.getAndSet(stop);
        if (before != null) {
            before.stop();
        }
    }

    /// Stops everything that runs.
    void stopAll() {
        running.values().forEach(Stop::stop);
        listens(null);
    }
}
