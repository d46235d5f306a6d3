package dev.gatehouse.gateway.door;

import dev.gatehouse.gateway.errands.Errand;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.Stop;
import dev.gatehouse.protocol.Agreement;
import dev.gatehouse.protocol.Batch;
import dev.gatehouse.protocol.Claim;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.MirroredHeaders;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.RequestMeta;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.TaskExtension;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.serving.front.Arrival;
import dev.gatehouse.serving.front.EventStream;
import dev.gatehouse.serving.front.Gone;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// One request of a known caller: the body is parsed once, strictly, becomes a Call, and goes down the pipeline.
///
/// Which revision a request speaks is read from the request itself ([Claim]): one with the keys of 2026-07-28 stands alone, any other
/// one belongs to a session or opens one with `initialize`.
final class Visit {
    private static final Map<String, String> NO_HEADERS = Map.of();
    private static final Map<String, String> ALLOW = Map.of("Allow", "POST, GET, DELETE");
    private static final Map<String, String> ALLOW_NEWER = Map.of("Allow", "POST");
    private static final String PARAM_FIELDS = Names.HEADER_PARAM_PREFIX.toLowerCase(Locale.ROOT);
    private static final String JSON = "application/json";

    private final Arrival arrival;
    private final Guest guest;
    private final LegacySessions sessions;
    private final OpenStreams streams;
    private final Predicate<List<Call>> stillWelcome;
    private byte[] rawId;
    private String method = "";

    /// @param stillWelcome whether the caller of a stream would be let in again now
    Visit(Arrival arrival, Guest guest, LegacySessions sessions, OpenStreams streams, Predicate<List<Call>> stillWelcome) {
        this.arrival = arrival;
        this.guest = guest;
        this.sessions = sessions;
        this.streams = streams;
        this.stillWelcome = stillWelcome;
    }

    void serve() throws Refused {
        try {
            switch (arrival.verb()) {
                case "POST" -> post();
                case String _ when isNewer() -> throw refused(Code.VERB_NOT_ALLOWED, "verb of older clients");
                case "GET" -> listen();
                case "DELETE" -> endSession();
                default -> throw refused(Code.VERB_NOT_ALLOWED, "verb");
            }
        } catch (Refused refused) {
            record(refused.refusal());
            arrival.refuse(refused.refusal(), rawId, refused.refusal().code() == Code.VERB_NOT_ALLOWED ? allowed() : NO_HEADERS);
        }
    }

    /// Clients of the newer revision post, and nothing else (MCP 2026-07-28, basic/transports).
    private boolean isNewer() {
        return arrival.header(Names.HEADER_PROTOCOL_VERSION).flatMap(Revision::of).filter(named -> named.era() == Era.MODERN).isPresent();
    }

    private Map<String, String> allowed() {
        return isNewer() ? ALLOW_NEWER : ALLOW;
    }

    private void record(Refusal refusal) {
        guest.record(arrival.call(), method, refusal);
    }

    private void post() throws Refused {
        requireAccept(JSON, "text/event-stream");
        byte[] body = arrival.body(guest.here().bodyLimit());
        Json json = read(body);
        if (json instanceof JsonArray several && arrival.header(Names.HEADER_SESSION_ID).isPresent()) {
            batch(several);
            return;
        }
        switch (message(json)) {
            case Request request -> {
                rawId = request.id().json().bytes();
                method = request.method();
                answer(request, body.length);
            }
            case Notification note -> {
                method = note.method();
                hear(note);
            }
            case Success answer -> reply(answer, answer.id(), body.length);
            case Failure answer -> reply(answer, answer.id().orElseThrow(() -> refused(Code.ENVELOPE_INVALID, "an error about nothing")), body.length);
        }
    }

    /// Clients of the newer revision never answer anything; older ones do so within their session.
    private void reply(Message answer, Id to, int bytes) throws Refused {
        method = "reply";
        if (arrival.header(Names.HEADER_SESSION_ID).isEmpty()) {
            throw refused(Code.ENVELOPE_INVALID, "an answer, and nothing was asked");
        }
        inSession().reply(arrival.call(), answer, to, bytes, new AcceptedOutlet(arrival));
    }

    /// Several messages at once: only sessions of the one revision that has them may send such.
    private void batch(JsonArray several) throws Refused {
        method = "batch";
        SessionGuest member = inSession();
        if (!member.session().revision().hasBatches()) {
            throw refused(Code.BATCH_REFUSED, "BATCH");
        }
        Batch batch;
        try {
            batch = Batch.of(several);
        } catch (InvalidMessage invalid) {
            throw new Refused(Bodies.refusal(invalid));
        }
        new BatchVisit(arrival, member, batch, HttpOutlet.ofBatch(arrival).keeping(telling(member.session()))).serve();
    }

    /// A client must take both forms, since the server chooses (MCP 2025-11-25 and 2026-07-28, basic/transports).
    private void requireAccept(String... forms) throws Refused {
        if (!Arrays.stream(forms).allMatch(Accept.of(arrival.headers("Accept"))::takes)) {
            throw refused(Code.NOT_ACCEPTABLE, "Accept");
        }
    }

    private Json read(byte[] body) throws Refused {
        try {
            return Message.read(body, Message.fromClients(guest.here().bodyLimit()));
        } catch (InvalidMessage invalid) {
            throw new Refused(Bodies.refusal(invalid));
        }
    }

    private Message message(Json json) throws Refused {
        try {
            return Message.of(json);
        } catch (InvalidMessage invalid) {
            rawId = invalid.id().map(id -> id.json().bytes()).orElse(null);
            throw new Refused(Bodies.refusal(invalid));
        }
    }

    private void answer(Request request, int bytes) throws Refused {
        switch (Claim.of(request, arrival.header(Names.HEADER_PROTOCOL_VERSION))) {
            case Claim.Modern modern -> modern(request, modern.revision(), bytes);
            case Claim.Legacy _ -> legacy(request, bytes);
            case Claim.Incomplete(String member) -> throw refused(Code.META_MISSING, member);
            case Claim.Unsupported(String requested) -> refuseRevision(request, requested);
        }
    }

    /// A head that names another one is the greater fault: who reads the head alone would take the request for something else.
    private void refuseRevision(Request request, String requested) throws Refused {
        if (arrival.header(Names.HEADER_PROTOCOL_VERSION).filter(named -> !named.equals(requested)).isPresent()) {
            throw refused(Code.HEADER_MISMATCH, Names.HEADER_PROTOCOL_VERSION + " DIFFERENT");
        }
        refuse(request, Code.REVISION_UNSUPPORTED.http(), Refusal.of(Code.REVISION_UNSUPPORTED, "revision"), Bodies.unsupported(request));
    }

    private void refuse(Request request, int status, Refusal refusal, JsonObject more) {
        record(refusal);
        arrival.refuse(refusal, status, Bodies.failure(refusal, Optional.of(request.id()), arrival.call(), more).bytes());
    }

    private void modern(Request request, Revision revision, int bytes) throws Refused {
        switch (MirroredHeaders.compare(request, arrival::headers)) {
            case Agreement.Agree _ -> {}
            case Agreement.Differ(String header, var why) -> throw refused(Code.HEADER_MISMATCH, header + " " + why);
        }
        RequestMeta meta = RequestMeta.of(request);
        var client = new Call.Client(meta.clientCapabilities().orElseGet(JsonObject::empty), meta.logLevel().flatMap(LogLevel::of));
        Call.Facts facts = guest.facts(arrival.call(), request, revision, Optional.empty(), client, bytes);
        if (TaskExtension.isNeededFor(request) && !facts.followsTasks()) {
            refuse(request, Code.CAPABILITY_MISSING.http(), Refusal.of(Code.CAPABILITY_MISSING, Names.TASKS), Bodies.lacking(TaskExtension.addTo(JsonObject.empty())));
            return;
        }
        Map<String, List<String>> fields = paramFields();
        Errand errand = guest.errand(facts, request,
            request.method().equals(Names.DISCOVER) ? Visit::discovery : (own, asked) -> Calls.alone(own, asked, fields, guest.here().tasks()))
            .orElseThrow(() -> refused(Code.METHOD_UNKNOWN, "method"));
        Stop stop = stopsWhenGone();
        HttpOutlet outlet = HttpOutlet.thatLeavingCancels(arrival, request.id());
        if (errand.calls().getFirst() instanceof Call.Listening) {
            open(errand, stop, outlet, outlet::keepAlive);
        } else {
            errand.run(stop, outlet);
        }
    }

    private static Optional<Call> discovery(Call.Facts facts, Request request) {
        return Optional.of(new Call.Discovery(facts, params(request)));
    }

    /// The fields that repeat a tool's arguments: which ones there must be, its server's listing says.
    private Map<String, List<String>> paramFields() {
        Map<String, List<String>> fields = new HashMap<>();
        for (String name : arrival.headerNames()) {
            if (name.startsWith(PARAM_FIELDS)) {
                fields.put(name, arrival.headers(name));
            }
        }
        return fields;
    }

    private Stop stopsWhenGone() {
        var stop = new Stop();
        arrival.onGone(stop::stop);
        return stop;
    }

    /// A stream of news is open for long: its caller is asked after again and again, and it is kept alive.
    private void open(Errand errand, Stop stop, Outlet outlet, Runnable keepAlive) {
        try (var _ = streams.open(stop, keepAlive, () -> stillWelcome.test(errand.calls()))) {
            errand.run(stop, outlet);
        }
    }

    /// The stream of what the server of a session says without being asked. A session has one; a later one takes its place.
    private void listen() throws Refused {
        method = "stream";
        requireAccept("text/event-stream");
        SessionGuest member = inSession();
        LegacySession session = member.session();
        if (arrival.header(Names.HEADER_LAST_EVENT_ID).isPresent()) {
            goOn(session, arrival.header(Names.HEADER_LAST_EVENT_ID).get());
            return;
        }
        Request stands = Request.of(Id.of("stream"), Names.LISTEN, JsonObject.empty());
        Errand errand = guest.errand(member.facts(arrival.call(), stands, 0), stands,
            (facts, _) -> Optional.of(new Call.Listening(facts, new News(true, true, true, Set.of()), List.of(), List.of()))).orElseThrow();
        Stop stop = stopsWhenGone();
        var outlet = new StreamOutlet(arrival);
        session.listens(stop);
        open(errand, stop, outlet, outlet::keepAlive);
    }

    /// The rest of what a call says whose stream broke: it was judged and reviewed when it was said.
    private void goOn(LegacySession session, String eventId) throws Refused {
        var owner = new Replays.Owner(guest.caller(), session);
        Replays.Place place = sessions.replays().at(owner, eventId).orElseThrow(() -> refused(Code.STATE_INVALID, "not there or not yours"));
        EventStream stream = arrival.stream(NO_HEADERS);
        try {
            Telling.goOn(sessions.replays(), owner, place, stream);
        } catch (Gone left) {
            // It may come back once more.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void legacy(Request request, int bytes) throws Refused {
        if (request.method().equals(Names.INITIALIZE)) {
            initialize(request, bytes);
            return;
        }
        SessionGuest member = inSession();
        if (request.method().equals(Names.PING)) {
            arrival.answer(200, NO_HEADERS, JSON, Success.of(request.id(), JsonObject.empty()).bytes());
            return;
        }
        Optional<Errand> errand = member.errand(arrival.call(), request, bytes);
        if (errand.isPresent()) {
            run(member, errand.get(), request.id());
        } else {
            // 404 would tell an older client that its session is over.
            refuse(request, 200, Refusal.of(Code.METHOD_UNKNOWN, "method"), JsonObject.empty());
        }
    }

    /// Opens a session: its id leaves with the server's own answer, and is worth nothing if that is a refusal.
    private void initialize(Request request, int bytes) throws Refused {
        if (arrival.header(Names.HEADER_SESSION_ID).isPresent()) {
            throw refused(Code.ENVELOPE_INVALID, "initialize within a session");
        }
        Revision revision = params(request).text("protocolVersion").flatMap(Revision::of)
            .filter(spoken -> spoken.era() == Revision.NEWEST_LEGACY.era()).orElse(Revision.NEWEST_LEGACY);
        var client = new Call.Client(params(request).object("capabilities").orElseGet(JsonObject::empty), Optional.empty());
        var session = new LegacySession(guest.route().route().name(), revision, client);
        String id = sessions.open(guest.caller(), session);
        var outlet = HttpOutlet.thatOutlivesItsReader(arrival, request.id(), Map.of(Names.HEADER_SESSION_ID, id));
        var member = new SessionGuest(guest, session);
        guest.errand(member.facts(arrival.call(), request, bytes), request, Visit::discovery).orElseThrow().run(new Stop(), outlet);
        if (!outlet.succeeded()) {
            sessions.end(id, guest.caller());
        }
    }

    private void run(SessionGuest member, Errand errand, Id id) throws Refused {
        LegacySession.Running running = member.begins(id, arrival.call(), errand);
        var outlet = HttpOutlet.thatOutlivesItsReader(arrival, id, NO_HEADERS).beforeTheLast(() -> member.ends(id, running))
            .keeping(telling(member.session()));
        try {
            errand.run(running.stop(), outlet);
        } finally {
            member.ends(id, running);
        }
    }

    private Telling telling(LegacySession session) {
        return new Telling(sessions.replays(), new Replays.Owner(guest.caller(), session), arrival.call(), session.revision() == Revision.NEWEST_LEGACY);
    }

    /// Notes are taken without an answer. Whoever names a session has one, whatever the note is about.
    private void hear(Notification note) throws Refused {
        if (note.method().equals(Names.CANCELLED) || arrival.header(Names.HEADER_SESSION_ID).isPresent()) {
            inSession().hear(note);
        }
        arrival.answer(202, NO_HEADERS, null, new byte[0]);
    }

    private void endSession() throws Refused {
        String id = sessionId();
        session(id);
        sessions.end(id, guest.caller());
        arrival.answer(204, NO_HEADERS, null, new byte[0]);
    }

    private String sessionId() throws Refused {
        return arrival.header(Names.HEADER_SESSION_ID).orElseThrow(() -> refused(Code.SESSION_MISSING, "no session id"));
    }

    private SessionGuest inSession() throws Refused {
        return new SessionGuest(guest, session(sessionId()));
    }

    /// The session of this id if it is this caller's, on this route, and speaks the revision that the header names.
    private LegacySession session(String id) throws Refused {
        LegacySession session = sessions.of(id, guest.caller())
            .filter(open -> open.route().equals(guest.route().route().name()))
            .orElseThrow(() -> refused(Code.SESSION_UNKNOWN, "not there or not yours"));
        Optional<String> version = arrival.header(Names.HEADER_PROTOCOL_VERSION);
        if (version.isPresent() && !version.get().equals(session.revision().text())) {
            throw refused(Code.HEADER_MISMATCH, "the session speaks " + session.revision().text());
        }
        return session;
    }

    private static JsonObject params(Request request) {
        return request.params().orElseGet(JsonObject::empty);
    }

    private static Refused refused(Code code, String detail) {
        return Refused.because(code, detail);
    }
}
