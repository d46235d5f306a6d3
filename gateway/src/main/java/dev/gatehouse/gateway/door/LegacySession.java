package dev.gatehouse.gateway.door;

import dev.gatehouse.gateway.errands.Member;
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
    private final ConcurrentMap<String, Running> running = new ConcurrentHashMap<>();

    /// A call that runs.
    ///
    /// @param to the one server that it went to, if it is one
    record Running(CallId call, Stop stop, Optional<Member> to) {}

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
    boolean begin(Id id, Running call) {
        return running.putIfAbsent(id.key(), call) == null;
    }

    void end(Id id, Running call) {
        running.remove(id.key(), call);
    }

    /// The running call of this id.
    Optional<Stop> running(Id id) {
        return Optional.ofNullable(running.get(id.key())).map(Running::stop);
    }

    /// The server that may have asked something within this call.
    Optional<Member> asker(CallId call) {
        return running.values().stream().filter(each -> each.call().equals(call)).findFirst().flatMap(Running::to);
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
        running.values().forEach(each -> each.stop().stop());
        listens(null);
    }
}
