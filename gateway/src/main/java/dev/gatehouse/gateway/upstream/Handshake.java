package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.MirroredHeaders;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.bridge.ClientFace;
import dev.gatehouse.protocol.bridge.ServerFace;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.wire.message.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds out how a server is spoken with, and opens a session where its revision has them.
///
/// A server that does not know the first question is asked the other one; a 401, 403 or 5xx says nothing about its revision and ends
/// the attempt (MCP 2026-07-28, basic/versioning).
final class Handshake {
    private static final System.Logger LOG = System.getLogger(Handshake.class.getName());
    private static final Id DISCOVER = Id.of("discover"); // a late answer to it must not be that to anything else
    private static final Id FIRST = Id.of(1);
    private static final Id SECOND = Id.of(2);

    private final ServerLine line;
    private final ClientFace introduced;
    private final Ongoing ongoing;
    private final CallId call;
    private Optional<String> session = Optional.empty();
    private boolean again;

    /// @param introduced as whom the server gets to know us
    Handshake(ServerLine line, ClientFace introduced, Ongoing ongoing, CallId call) {
        this.line = line;
        this.introduced = introduced;
        this.ongoing = ongoing;
        this.call = call;
    }

    /// Shakes hands in the first era of the list that the server knows.
    Dialogue open(List<Era> eras, Deadline deadline) throws Refused {
        for (Era era : eras) {
            Optional<Dialogue> dialogue = ask(era, deadline);
            if (dialogue.isPresent()) {
                return dialogue.get();
            }
            leave(deadline);
        }
        throw notUnderstood();
    }

    static Refused notUnderstood() {
        return Refused.because(Code.UPSTREAM_INVALID, "neither initialize nor server/discover was understood");
    }

    /// Tries one era, within the session that the server opened for an earlier question, if it did.
    ///
    /// @return nothing where the server says that it does not know that era
    Optional<Dialogue> ask(Era era, Deadline deadline) throws Refused {
        return switch (era) {
            case LEGACY -> initialize(deadline);
            case MODERN -> discover(deadline);
        };
    }

    /// Whether the server opened a session.
    boolean isUnderWay() {
        return session.isPresent();
    }

    /// The session is gone.
    void forget() {
        session = Optional.empty();
    }

    /// Ends the session: a process that was started for a question it did not know is not left running.
    void leave(Deadline deadline) {
        if (session.isPresent()) {
            try {
                line.delete(call, List.of(), session.get(), deadline);
            } catch (Refused gone) {
                LOG.log(System.Logger.Level.DEBUG, "a session was not ended: {0}", gone.refusal().code().word());
            }
            forget();
        }
    }

    private UpstreamReply post(Request request, List<Header> headers, Deadline deadline) throws Refused {
        UpstreamReply reply = line.post(call, request.bytes(), headers, session, deadline);
        session = reply.session().or(() -> session);
        return reply;
    }

    private Optional<Dialogue> initialize(Deadline deadline) throws Refused {
        ClientFace older = introduced.withoutExtensions();
        Request request = older.initialize(FIRST, Revision.NEWEST_LEGACY);
        try (UpstreamReply reply = post(request, List.of(), deadline)) {
            Optional<JsonObject> result = result(reply, FIRST);
            if (result.isEmpty()) {
                return Optional.empty();
            }
            ServerFace face = ServerFace.ofInitialize(result.get()).orElseThrow(() ->
                Refused.because(Code.UPSTREAM_INVALID, "initialize was not answered as the protocol wants"));
            var version = new Header(Names.HEADER_PROTOCOL_VERSION, face.revision().text());
            line.post(call, ClientFace.initialized().bytes(), List.of(version), session, deadline).close(true);
            setLevel(face, version, deadline);
            return Optional.of(new Dialogue(line, face, session, older, ongoing));
        }
    }

    /// A newer client says with each request which log messages it wants, an older server is told once.
    private void setLevel(ServerFace face, Header version, Deadline deadline) throws Refused {
        Optional<Request> request = introduced.setLevel(SECOND).filter(_ -> face.logs());
        if (request.isPresent()) {
            try (UpstreamReply reply = post(request.get(), List.of(version), deadline)) {
                reply.next();
                reply.close(true);
            }
        }
    }

    private Optional<Dialogue> discover(Deadline deadline) throws Refused {
        Optional<Dialogue> first = discoverOnce(deadline);
        return first.isPresent() || !again ? first : discoverOnce(deadline);
    }

    private Optional<Dialogue> discoverOnce(Deadline deadline) throws Refused {
        again = false;
        Request request = introduced.discover(DISCOVER);
        List<Header> headers = new ArrayList<>();
        MirroredHeaders.of(request, List.of()).forEach((name, value) -> headers.add(new Header(name, value)));
        try (UpstreamReply reply = post(request, headers, deadline)) {
            return result(reply, DISCOVER).flatMap(ServerFace::ofDiscover).map(found -> new Dialogue(line, found, session, introduced, ongoing));
        }
    }

    /// The result, or nothing if the server does not know the question.
    private Optional<JsonObject> result(UpstreamReply reply, Id own) throws Refused {
        requireEvidence(reply.status());
        for (Optional<Message> message = read(reply); message.isPresent(); message = read(reply)) {
            switch (message.get()) {
                case Success(Id id, JsonObject result, _) when id.equals(own) -> {
                    reply.close(true);
                    return reply.status() / 100 == 2 ? Optional.of(result) : Optional.empty();
                }
                case Failure failure -> {
                    judge(failure);
                    return Optional.empty();
                }
                case Success _, Notification _, Request _ -> {}
            }
        }
        if (reply.status() / 100 == 2) {
            throw Refused.because(Code.UPSTREAM_INVALID, "no answer to the handshake");
        }
        return Optional.empty();
    }

    /// A server that names the revisions it speaks is no older one by mistake: it is asked once more where it names ours, and with
    /// `initialize` only where it names an older one (MCP 2026-07-28, basic/versioning).
    private void judge(Failure failure) throws Refused {
        if (failure.code() != ErrorCode.UNSUPPORTED_PROTOCOL_VERSION.code()) {
            return;
        }
        Set<Era> named = failure.error().object("data").flatMap(data -> data.array("supported")).map(JsonArray::values).orElseGet(List::of).stream()
            .flatMap(each -> each instanceof JsonString text ? Revision.of(text.value()).stream() : Stream.empty()).map(Revision::era).collect(Collectors.toSet());
        again = named.contains(Era.MODERN);
        if (named.isEmpty()) {
            throw Refused.because(Code.UPSTREAM_INVALID, "no revision in common");
        }
    }

    /// A body that is no message is how servers of the other era say no, as long as the status says so too.
    private static Optional<Message> read(UpstreamReply reply) throws Refused {
        try {
            return reply.next();
        } catch (Refused unreadable) {
            if (reply.status() / 100 == 4) {
                return Optional.empty();
            }
            throw new Refused(Refusal.after(Effect.NONE, unreadable.refusal().code(), unreadable.refusal().detail()));
        }
    }

    private static void requireEvidence(int status) throws Refused {
        if (status == 401 || status == 403 || status >= 500 || status / 100 == 3) {
            throw Refused.because(status / 100 == 3 ? Code.UPSTREAM_REDIRECTS : Code.UPSTREAM_REFUSED, "handshake: HTTP " + status);
        }
    }
}
