package dev.gatehouse.gateway.door;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.serving.sessions.SessionLimits;
import dev.gatehouse.serving.sessions.Sessions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// The sessions of older clients, each its own caller's. Where one ends, its running calls and whatever is kept under its key end too.
public final class LegacySessions {
    private final Sessions<LegacySession> sessions;
    private final Consumer<String> ended;
    private final Replays replays = new Replays();

    /// @param ended told the key of each session that ends
    public LegacySessions(SessionLimits limits, Consumer<String> ended) {
        this.ended = ended;
        this.sessions = new Sessions<>(limits, InstantSource.system(), this::over);
    }

    String open(Caller caller, LegacySession session) throws Refused {
        return sessions.open(caller.key(), session).orElseThrow(() -> Refused.because(Code.OVERLOADED, "sessions"));
    }

    /// The same empty answer for an id that never was, has ended, or is somebody else's.
    Optional<LegacySession> of(String id, Caller caller) {
        return sessions.get(id, caller.key());
    }

    void end(String id, Caller caller) {
        sessions.end(id, caller.key()).ifPresent(this::over);
    }

    /// What calls of sessions said, for clients that come back.
    Replays replays() {
        return replays;
    }

    /// Ends what has expired. Called now and then.
    public void sweep() {
        sessions.sweep();
        replays.sweep();
    }

    /// How many are open.
    public int count() {
        return sessions.count();
    }

    private void over(LegacySession session) {
        session.stopAll();
        replays.end(session);
        ended.accept(session.key());
    }
}
