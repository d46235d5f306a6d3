package dev.gatehouse.vault;

import dev.gatehouse.control.snapshot.RemoteServer;
import dev.gatehouse.destinations.Destination;
import dev.gatehouse.egress.BodyBroken;
import dev.gatehouse.egress.Cancellation;
import dev.gatehouse.egress.Deadlines;
import dev.gatehouse.egress.DialFailure;
import dev.gatehouse.egress.Egress;
import dev.gatehouse.egress.HttpMethod;
import dev.gatehouse.egress.Incoming;
import dev.gatehouse.egress.Outcome;
import dev.gatehouse.egress.Outgoing;
import dev.gatehouse.egress.ResponseBody;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.Effect;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Failed;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Header;
import dev.gatehouse.wire.message.Limits;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Method;
import dev.gatehouse.wire.message.Part;
import dev.gatehouse.wire.message.Send;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One call of the gate on its way to a remote server and back, once.
///
/// The answer's bytes go on as they come, one buffer at a time: the gate's credit holds this thread back, and this thread's not reading holds
/// the server back. When the gate gives up, the server's connection is closed at once. No credential goes out: there are none here yet, and
/// `Authorization` is on no list.
final class RemoteCall {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final String SESSION = "mcp-session-id";
    private static final String CONTENT_TYPE = "content-type";
    /// What an answer as a stream may hold beside the answer itself: progress, and requests of the server.
    private static final int STREAMS_ARE_LONGER = 64;
    /// Written by the broker itself, whatever the gate says.
    private static final Set<String> OURS = Set.of("accept", CONTENT_TYPE, "user-agent", SESSION);
    /// Where a stream is to be picked up; nothing that a call is sent with.
    private static final String LAST_EVENT_ID = "last-event-id";
    /// What goes back to the gate. A challenge for a token stays here: it is for whoever holds credentials.
    private static final Set<String> BACK = Set.of(CONTENT_TYPE, SESSION, "mcp-protocol-version", "retry-after", "cache-control");

    private final Egress egress;
    private final Tally tally;

    RemoteCall(Egress egress, Tally tally) {
        this.egress = egress;
        this.tally = tally;
    }

    /// Sends the call to that server and answers it.
    void answer(Send send, Written.Remote server, Exchange exchange) throws IOException {
        byte[] body = exchange.body(send.bodyLength());
        if (server.destination().isEmpty()) {
            exchange.send(Failures.unsent(FailCode.REFUSED_DESTINATION, "the URL cannot be read"));
            return;
        }
        try {
            request(send, server.settings(), server.destination().get(), body, exchange);
        } catch (IllegalArgumentException unfit) {
            exchange.send(Failures.unsent(FailCode.PROTOCOL, "a header that may not be sent"));
        }
    }

    private void request(Send send, RemoteServer server, Destination destination, byte[] body, Exchange exchange) throws IOException {
        Outgoing outgoing = outgoing(send, server, destination, body);
        var cancellation = new Cancellation();
        exchange.onGone(cancellation::cancel);
        Outcome outcome = egress.send(outgoing, cancellation);
        tally.count(destination.origin(), outcome);
        switch (outcome) {
            case Incoming incoming -> passOn(incoming, server.maxAnswer(), exchange);
            case DialFailure failure -> exchange.send(Failures.of(failure));
        }
    }

    private static Outgoing outgoing(Send send, RemoteServer server, Destination destination, byte[] body) {
        Duration total = Duration.ofMillis(send.deadlineMillis());
        Duration connect = total.compareTo(CONNECT) < 0 ? total : CONNECT;
        var draft = Outgoing.draft(send.server() + "\n" + send.tenant(), method(send), destination,
            new Deadlines(connect, connect, total, total, total));
        draft.answerAtMost(server.maxAnswer() * STREAMS_ARE_LONGER);
        draft.header("accept", send.method() == Method.GET ? "text/event-stream" : "application/json, text/event-stream");
        switch (send.method()) {
            case POST -> draft.header(CONTENT_TYPE, "application/json").body(body);
            case DELETE, GET -> { }
        }
        send.sessionId().ifPresent(id -> draft.header(SESSION, id));
        for (Header header : send.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (Outgoing.Draft.takes(name) && !OURS.contains(name) && (send.method() == Method.GET || !name.equals(LAST_EVENT_ID))) {
                draft.header(name, header.value());
            }
        }
        return draft.ready();
    }

    private static HttpMethod method(Send send) {
        return switch (send.method()) {
            case POST -> HttpMethod.POST;
            case DELETE -> HttpMethod.DELETE;
            case GET -> HttpMethod.GET;
        };
    }

    private static void passOn(Incoming incoming, long most, Exchange exchange) throws IOException {
        try (incoming) {
            Optional<Head> head = head(incoming);
            if (head.isEmpty()) {
                exchange.send(new Failed(FailCode.PROTOCOL, Effect.UNKNOWN, "a header of the answer"));
                return;
            }
            if (isSmall(incoming, most)) {
                passWhole(head.get(), incoming, exchange);
                return;
            }
            exchange.send(head.get());
            exchange.send(copy(incoming.body(), isStream(incoming) ? Long.MAX_VALUE : most, exchange));
        }
    }

    /// A body of a known length that fits into one part.
    private static boolean isSmall(Incoming incoming, long most) {
        return !isStream(incoming) && incoming.declaredLength() >= 0 && incoming.declaredLength() <= Math.min(most, Limits.PART);
    }

    /// Head, body and end in one write: most answers are small.
    private static void passWhole(Head head, Incoming incoming, Exchange exchange) throws IOException {
        byte[] body = new byte[(int) incoming.declaredLength()];
        int read = 0;
        End end = End.complete();
        try {
            read = incoming.body().readNBytes(body, 0, body.length);
            incoming.body().read(); // to its end, so that the connection can be used again
        } catch (BodyBroken broken) {
            read = (int) incoming.body().count();
            end = End.cut(broken.failure().code());
        }
        exchange.send(read == 0 ? new Message[] {head, end} : new Message[] {head, new Part(body, 0, read), end});
    }

    private static boolean isStream(Incoming incoming) {
        return incoming.header(CONTENT_TYPE).orElse("").toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    private static End copy(ResponseBody body, long most, Exchange exchange) throws IOException {
        byte[] buffer = new byte[Limits.PART];
        try {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                if (body.count() > most) {
                    return End.cut("answer-too-large");
                }
                exchange.send(new Part(buffer, 0, read));
            }
            return End.complete();
        } catch (BodyBroken broken) {
            return End.cut(broken.failure().code());
        }
    }

    /// Empty where a header of the answer has no form on the wire: such an answer is no answer.
    private static Optional<Head> head(Incoming incoming) {
        List<Header> headers = new ArrayList<>();
        try {
            for (Map.Entry<String, String> header : incoming.headers().entrySet()) {
                if (BACK.contains(header.getKey())) {
                    headers.add(new Header(header.getKey(), header.getValue()));
                }
            }
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
        boolean longSession = incoming.header(SESSION).filter(id -> id.isEmpty() || id.length() > Limits.ID).isPresent();
        return longSession ? Optional.empty() : Optional.of(new Head(incoming.status(), headers, ""));
    }
}
