package dev.gatehouse.serving.sessions;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// All open sessions, each bound to the caller who opened it (MCP 2025-11-25, transports: session ids are secure and
/// random, and never authenticate).
///
/// An id that never was, one that is over, and one of another caller get the same answer: nothing. Bounded in all
/// directions; a caller at the limit loses its own oldest session and can never end another's. Safe for many threads.
///
/// @param <T> what a session holds
public final class Sessions<T> {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SessionLimits limits;
    private final InstantSource clock;
    private final Consumer<T> whenOver;
    private final Map<String, Session<T>> byId = new HashMap<>();
    private final Map<String, Set<Session<T>>> byCaller = new HashMap<>();

    private static final class Session<T> {
        private final String id;
        private final String callerKey;
        private final T held;
        private final Instant opened;
        private Instant used;

        private Session(String id, String callerKey, T held, Instant now) {
            this.id = id;
            this.callerKey = callerKey;
            this.held = held;
            this.opened = now;
            this.used = now;
        }
    }

    /// @param whenOver hears of each session that ends by itself (expired, or pushed out by its caller's newer ones), on the
    ///     thread that noticed; not of one that [#end] ended
    public Sessions(SessionLimits limits, InstantSource clock, Consumer<T> whenOver) {
        this.limits = limits;
        this.clock = clock;
        this.whenOver = whenOver;
    }

    /// Opens a session and returns its id: 128 random bits as 22 visible characters. Empty if the house is full of other
    /// callers' sessions.
    public Optional<String> open(String callerKey, T held) {
        List<T> over = new ArrayList<>();
        Optional<String> id = open(callerKey, held, over);
        over.forEach(whenOver);
        return id;
    }

    /// What the session holds, if it is this caller's and alive; counts as a use of it.
    public Optional<T> get(String id, String callerKey) {
        Optional<T> over;
        synchronized (this) {
            Session<T> session = byId.get(id);
            if (session == null || !session.callerKey.equals(callerKey)) {
                return Optional.empty();
            }
            if (!expired(session)) {
                session.used = clock.instant();
                return Optional.of(session.held);
            }
            remove(session);
            over = Optional.of(session.held);
        }
        over.ifPresent(whenOver);
        return Optional.empty();
    }

    /// Ends the session if it is this caller's, and returns what it held.
    public synchronized Optional<T> end(String id, String callerKey) {
        Session<T> session = byId.get(id);
        if (session == null || !session.callerKey.equals(callerKey)) {
            return Optional.empty();
        }
        remove(session);
        return expired(session) ? Optional.empty() : Optional.of(session.held);
    }

    /// Ends every session whose time is over; call it now and then.
    public void sweep() {
        List<T> over = new ArrayList<>();
        synchronized (this) {
            removeExpired(over);
        }
        over.forEach(whenOver);
    }

    /// How many are open.
    public synchronized int count() {
        return byId.size();
    }

    private synchronized Optional<String> open(String callerKey, T held, List<T> over) {
        if (byId.size() >= limits.inAll()) {
            removeExpired(over);
        }
        Set<Session<T>> own = byCaller.getOrDefault(callerKey, Set.of());
        if (own.size() >= limits.perCaller() || byId.size() >= limits.inAll() && !own.isEmpty()) {
            Session<T> oldest = own.iterator().next();
            remove(oldest);
            over.add(oldest.held);
        }
        if (byId.size() >= limits.inAll()) {
            return Optional.empty();
        }
        var session = new Session<>(freshId(), callerKey, held, clock.instant());
        byId.put(session.id, session);
        byCaller.computeIfAbsent(callerKey, _ -> new LinkedHashSet<>()).add(session);
        return Optional.of(session.id);
    }

    private void removeExpired(List<T> over) {
        for (Session<T> session : List.copyOf(byId.values())) {
            if (expired(session)) {
                remove(session);
                over.add(session.held);
            }
        }
    }

    private boolean expired(Session<T> session) {
        Instant now = clock.instant();
        return !now.isBefore(session.used.plus(limits.idle())) || !now.isBefore(session.opened.plus(limits.whole()));
    }

    private void remove(Session<T> session) {
        byId.remove(session.id);
        Set<Session<T>> own = byCaller.get(session.callerKey);
        own.remove(session);
        if (own.isEmpty()) {
            byCaller.remove(session.callerKey);
        }
    }

    private static String freshId() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return TEXT.encodeToString(bits);
    }
}
