package dev.gatehouse.toolkit.legacy;

import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.serving.front.Arrival;
import dev.gatehouse.serving.sessions.SessionLimits;
import dev.gatehouse.serving.sessions.Sessions;
import dev.gatehouse.toolkit.answering.Methods;
import dev.gatehouse.toolkit.carrying.Exchange;
import dev.gatehouse.toolkit.carrying.Outbox;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Spoken;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Answers the requests of older clients over HTTP: those of no session are the handshake, all others need one.
///
/// The work of a call goes on when its connection breaks: that is no cancellation (MCP 2025-11-25, basic/transports).
public final class LegacyEra {
    private final Library library;
    private final Spoken spoken;
    private final Methods methods;
    private final Sessions<Seat> sessions;

    /// A session, and the stream of its news.
    private record Seat(Session session, Outbox news, String newsName) {}

    public LegacyEra(Library library, Spoken spoken, SessionLimits limits, InstantSource clock) {
        this.library = library;
        this.spoken = spoken;
        this.methods = new Methods(library);
        this.sessions = new Sessions<>(limits, clock, seat -> seat.session.end());
    }

    /// Answers what was posted.
    public void post(Arrival arrival, String caller, Message message) throws Refused {
        if (message instanceof Request request && request.method().equals(Names.INITIALIZE)) {
            initialize(arrival, caller, request);
            return;
        }
        Optional<Seat> seat = seat(arrival, caller, message);
        if (seat.isEmpty()) return;
        if (message instanceof Request request) {
            call(arrival, seat.get().session, request);
        } else {
            seat.get().session.take(message);
            arrival.answer(202, Map.of(), null, new byte[0]);
        }
    }

    /// Its stream is kept only where an event of it had an id: nobody can come back to another.
    private void call(Arrival arrival, Session session, Request request) throws Refused {
        Outbox outbox = session.canComeBack() ? Outbox.ofKeptCall() : Outbox.ofCall();
        String name = session.streams().add(outbox);
        Exchange exchange = exchange(arrival, session, name).reading(outbox);
        new LegacyCall(session, request, methods).start(outbox);
        exchange.carry(0, () -> {});
        if (!exchange.isStream() || !session.canComeBack()) session.streams().forget(name);
    }

    private static Exchange exchange(Arrival arrival, Session session, String name) {
        return session.canComeBack() ? Exchange.named(arrival, name) : Exchange.of(arrival);
    }

    /// Opens the stream of news, or goes on with a stream that broke.
    public void get(Arrival arrival, String caller) throws Refused {
        Optional<Seat> seat = seat(arrival, caller, null);
        if (seat.isEmpty()) return;
        Session session = seat.get().session;
        Optional<String> last = arrival.header(Names.HEADER_LAST_EVENT_ID);
        Optional<Streams.Place> place = last.isPresent() ? last.flatMap(session.streams()::find)
            : Optional.of(new Streams.Place(seat.get().news, seat.get().newsName, 0));
        if (place.isEmpty()) {
            refuse(arrival, 404, null, ErrorCode.INVALID_REQUEST, "There is no such event.");
            return;
        }
        exchange(arrival, session, place.get().name()).reading(place.get().outbox()).streaming(place.get().number())
            .carry(place.get().number(), () -> {});
    }

    /// Ends a session.
    public void delete(Arrival arrival, String caller) {
        if (seat(arrival, caller, null).isEmpty()) return;
        arrival.header(Names.HEADER_SESSION_ID).flatMap(id -> sessions.end(id, caller)).ifPresent(seat -> seat.session.end());
        arrival.answer(200, Map.of(), null, new byte[0]);
    }

    private void initialize(Arrival arrival, String caller, Request request) {
        Optional<Handshake> handshake = Handshake.of(request, spoken);
        if (handshake.isEmpty()) {
            refuse(arrival, 400, request, ErrorCode.INVALID_PARAMS, "The handshake lacks a member.");
            return;
        }
        sessions.sweep();
        Outbox news = Outbox.ofNews();
        var session = new Session(handshake.get(), library.newsroom(), news);
        Optional<String> id = sessions.open(caller, new Seat(session, news, session.streams().add(news)));
        if (id.isEmpty()) {
            session.end();
            refuse(arrival, 503, request, ErrorCode.INTERNAL_ERROR, "There is no room for another session.");
            return;
        }
        byte[] face = handshake.get().answer(request, methods, library.about()).bytes();
        arrival.answer(200, Map.of(Names.HEADER_SESSION_ID, id.get()), Exchange.JSON, face);
    }

    /// The session that a request names; where there is none it has been refused.
    ///
    /// @param message null where nothing was posted
    private Optional<Seat> seat(Arrival arrival, String caller, Message message) {
        Optional<String> version = arrival.header(Names.HEADER_PROTOCOL_VERSION);
        boolean known = version.isEmpty() || version.flatMap(Revision::of).filter(spoken.of(Era.LEGACY)::contains).isPresent();
        Optional<String> id = arrival.header(Names.HEADER_SESSION_ID);
        Optional<Seat> seat = id.flatMap(each -> sessions.get(each, caller));
        if (!known) refuse(arrival, 400, message, ErrorCode.INVALID_REQUEST, "That revision is not spoken here.");
        else if (id.isEmpty()) refuse(arrival, 400, message, ErrorCode.INVALID_REQUEST, "A session is needed.");
        else if (seat.isEmpty()) refuse(arrival, 404, message, ErrorCode.INVALID_REQUEST, "There is no such session.");
        else return seat;
        return Optional.empty();
    }

    private static void refuse(Arrival arrival, int status, Message message, ErrorCode code, String sentence) {
        Failure failure = Failure.of(message instanceof Request request ? Optional.of(request.id()) : Optional.empty(), code.code(), sentence);
        arrival.answer(status, Map.of(), Exchange.JSON, failure.bytes());
    }
}
