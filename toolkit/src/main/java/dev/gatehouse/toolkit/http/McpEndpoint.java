package dev.gatehouse.toolkit.http;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Claim;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.serving.front.Arrival;
import dev.gatehouse.serving.front.Door;
import dev.gatehouse.serving.sessions.SessionLimits;
import dev.gatehouse.toolkit.answering.Eras;
import dev.gatehouse.toolkit.carrying.Exchange;
import dev.gatehouse.toolkit.legacy.LegacyEra;
import dev.gatehouse.toolkit.modern.ModernEra;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Spoken;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// Serves one library to clients of both eras, at one path behind a front.
///
/// Who asks is for its [Admission] to say, and whether they may is asked nowhere yet: nothing stands here in front of a tool. So it is for
/// servers that listen on loopback behind a gateway.
public final class McpEndpoint implements Door, AutoCloseable {
    private static final int LARGEST = 4 * 1024 * 1024;

    private final String path;
    private final Admission admission;
    private final Spoken spoken;
    private final LegacyEra legacy;
    private final ModernEra modern;

    /// Says whose a request is, or refuses it.
    @FunctionalInterface
    public interface Admission {
        Caller admit(Arrival arrival) throws Refused;
    }

    /// @param path where it is served, such as `/mcp`
    public McpEndpoint(String path, Library library, Spoken spoken, SessionLimits limits, Admission admission) {
        this.path = path;
        this.spoken = spoken;
        this.admission = admission;
        this.legacy = new LegacyEra(library, spoken, limits, Clock.systemUTC());
        this.modern = new ModernEra(library, Clock.systemUTC(), path);
    }

    @Override
    public void serve(Arrival arrival) throws Refused {
        if (!arrival.path().equals(path)) throw Refused.because(Code.ROUTE_UNKNOWN, "path");
        String caller = admission.admit(arrival).key();
        switch (arrival.verb()) {
            case "POST" -> post(arrival, caller);
            case "GET" -> ofSession(arrival).get(arrival, caller);
            case "DELETE" -> ofSession(arrival).delete(arrival, caller);
            default -> throw Refused.because(Code.VERB_NOT_ALLOWED, "verb");
        }
    }

    /// Only older clients have sessions.
    private LegacyEra ofSession(Arrival arrival) throws Refused {
        if (isModern(arrival)) throw Refused.because(Code.VERB_NOT_ALLOWED, "modern");
        return legacy;
    }

    private boolean isModern(Arrival arrival) {
        return !spoken.has(Era.LEGACY) || spoken.has(Era.MODERN) && arrival.header(Names.HEADER_PROTOCOL_VERSION).flatMap(Revision::of).filter(each -> each.era() == Era.MODERN).isPresent();
    }

    private void post(Arrival arrival, String caller) throws Refused {
        Message message;
        try {
            message = Message.parse(arrival.body(LARGEST), Message.fromClients(LARGEST));
        } catch (InvalidMessage invalid) {
            refuse(arrival, Failure.of(invalid.id(), invalid.code().code(), "That is no message."));
            return;
        }
        switch (message) {
            case Request request -> {
                Claim claim = Eras.claim(request, arrival.header(Names.HEADER_PROTOCOL_VERSION), spoken);
                if (claim instanceof Claim.Legacy) legacy.post(arrival, caller, request);
                else modern.answer(arrival, caller, request, claim);
            }
            case Notification _ when isModern(arrival) -> arrival.answer(202, Map.of(), null, new byte[0]);
            case Success _, Failure _ when isModern(arrival) -> refuse(arrival, Failure.of(Optional.empty(), -32600, "Nothing was asked."));
            case Notification _, Success _, Failure _ -> legacy.post(arrival, caller, message);
        }
    }

    private static void refuse(Arrival arrival, Failure failure) {
        arrival.answer(400, Map.of(), Exchange.JSON, failure.bytes());
    }

    /// Ends open streams in good order.
    @Override
    public void close() {
        modern.close();
    }
}
