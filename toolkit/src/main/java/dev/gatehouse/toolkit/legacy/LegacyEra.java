package dev.gatehouse.toolkit.legacy;

import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.bridge.ServerFace;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.serving.front.Arrival;
import dev.gatehouse.serving.sessions.SessionLimits;
import dev.gatehouse.serving.sessions.Sessions;
import dev.gatehouse.toolkit.answering.Methods;
import dev.gatehouse.toolkit.carrying.Exchange;
import dev.gatehouse.toolkit.server.Library;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers the requests of older clients: those of no session are the handshake, all others need one.
public final class LegacyEra {
    private final Library library;
    private final Methods methods;
    private final Sessions<Session> sessions;

    public LegacyEra(Library library, SessionLimits limits, InstantSource clock) {
        this.library = library;
        this.methods = new Methods(library);
        this.sessions = new Sessions<>(limits, clock, Session::end);
    }

    /// Answers what was posted.
    public void post(Arrival arrival, String caller, Message message) throws Refused {
        if (message instanceof Request request && request.method().equals(Names.INITIALIZE)) {
            initialize(arrival, caller, request);
            return;
        }
        Optional<Session> session = session(arrival, caller, message);
        if (session.isPresent()) take(arrival, session.get(), message);
    }

    private void take(Arrival arrival, Session session, Message message) throws Refused {
        switch (message) {
            case Request request -> new LegacyCall(session, request, methods).answer(arrival);
            case Notification note -> {
                if (note.method().equals(Names.CANCELLED)) note.requestId().ifPresent(session::cancel);
                accepted(arrival);
            }
            case Success success -> {
                session.questions().take(success.id(), success);
                accepted(arrival);
            }
            case Failure failure -> {
                failure.id().ifPresent(id -> session.questions().take(id, failure));
                accepted(arrival);
            }
        }
    }

    /// Opens the stream of news, or goes on with a stream that broke.
    public void get(Arrival arrival, String caller) throws Refused {
        Optional<Session> found = session(arrival, caller, null);
        if (found.isEmpty()) return;
        Session session = found.get();
        Optional<String> last = arrival.header(Names.HEADER_LAST_EVENT_ID);
        Optional<Streams.Place> place = last.isPresent() ? last.flatMap(session.streams()::find)
            : Optional.of(new Streams.Place(session.news(), session.newsName(), 0));
        if (place.isEmpty()) {
            refuse(arrival, 404, null, ErrorCode.INVALID_REQUEST, "There is no such event.");
            return;
        }
        Exchange exchange = session.canComeBack() ? Exchange.named(arrival, place.get().name()) : Exchange.of(arrival);
        exchange.reading(place.get().outbox()).streaming(place.get().number()).carry(place.get().number(), () -> {});
    }

    /// Ends a session.
    public void delete(Arrival arrival, String caller) {
        if (session(arrival, caller, null).isEmpty()) return;
        arrival.header(Names.HEADER_SESSION_ID).flatMap(id -> sessions.end(id, caller)).ifPresent(Session::end);
        arrival.answer(200, Map.of(), null, new byte[0]);
    }

    private void initialize(Arrival arrival, String caller, Request request) {
        JsonObject params = request.params().orElseGet(JsonObject::empty);
        Optional<String> requested = params.text("protocolVersion");
        Optional<JsonObject> capabilities = params.object("capabilities");
        if (requested.isEmpty() || capabilities.isEmpty()) {
            refuse(arrival, 400, request, ErrorCode.INVALID_PARAMS, "The handshake lacks a member.");
            return;
        }
        Revision revision = ServerFace.agreed(requested.get());
        var session = new Session(revision, capabilities.get(), library.newsroom());
        sessions.sweep();
        Optional<String> id = sessions.open(caller, session);
        if (id.isEmpty()) {
            session.end();
            refuse(arrival, 503, request, ErrorCode.INTERNAL_ERROR, "There is no room for another session.");
            return;
        }
        JsonObject face = JsonObject.of(List.of(JsonObject.member("protocolVersion", revision.text()),
            JsonObject.member("capabilities", methods.capabilities()), JsonObject.member("serverInfo", library.about().json())));
        arrival.answer(200, Map.of(Names.HEADER_SESSION_ID, id.get()), Exchange.JSON, Success.of(request.id(), face).bytes());
    }

    /// The session that a request names; where there is none it has been refused.
    ///
    /// @param message null where nothing was posted
    private Optional<Session> session(Arrival arrival, String caller, Message message) {
        Optional<String> version = arrival.header(Names.HEADER_PROTOCOL_VERSION);
        boolean spoken = version.isEmpty() || version.flatMap(Revision::of).filter(each -> each.era() == Era.LEGACY).isPresent();
        Optional<String> id = arrival.header(Names.HEADER_SESSION_ID);
        Optional<Session> session = id.flatMap(each -> sessions.get(each, caller));
        if (!spoken) refuse(arrival, 400, message, ErrorCode.INVALID_REQUEST, "That revision is not spoken here.");
        else if (id.isEmpty()) refuse(arrival, 400, message, ErrorCode.INVALID_REQUEST, "A session is needed.");
        else if (session.isEmpty()) refuse(arrival, 404, message, ErrorCode.INVALID_REQUEST, "There is no such session.");
        else return session;
        return Optional.empty();
    }

    private static void refuse(Arrival arrival, int status, Message message, ErrorCode code, String sentence) {
        Failure failure = Failure.of(message instanceof Request request ? Optional.of(request.id()) : Optional.empty(), code.code(), sentence);
        arrival.answer(status, Map.of(), Exchange.JSON, failure.bytes());
    }

    private static void accepted(Arrival arrival) {
        arrival.answer(202, Map.of(), null, new byte[0]);
    }
}
