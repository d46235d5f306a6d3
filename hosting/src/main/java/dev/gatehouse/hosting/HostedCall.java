package dev.gatehouse.hosting;

import dev.gatehouse.control.snapshot.HostedServer;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.Effect;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Failed;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Header;
import dev.gatehouse.wire.message.Limits;
import dev.gatehouse.wire.message.Part;
import dev.gatehouse.wire.message.Send;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One message of the gate for a hosted server, from its arrival to the end of its answer.
///
/// The keeper answers as a Streamable HTTP server would: a request without a session opens one and is told its id, a session of nobody is
/// no session, requests are answered with their own lines and end with the answer, all else is accepted with 202.
final class HostedCall {
    /// How long a quick answer is waited for, so that head and answer leave together.
    private static final Duration FIRST_LOOK = Duration.ofMillis(3);
    private static final Duration UNTIL_IT_IS_KNOWN = Duration.ofSeconds(2);
    private static final String ENDED = "the server ended";
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final Sessions sessions;

    HostedCall(Sessions sessions) {
        this.sessions = sessions;
    }

    /// Answers it.
    void answer(Send send, HostedServer server, Exchange exchange) throws IOException {
        byte[] body = exchange.body(send.bodyLength());
        Owner owner = new Owner(send.tenant(), send.caller());
        switch (send.method()) {
            case POST -> post(send, server, owner, body, exchange);
            case DELETE -> delete(send, server, owner, exchange);
            case GET -> listen(send, server, owner, exchange);
        }
    }

    private void delete(Send send, HostedServer server, Owner owner, Exchange exchange) throws IOException {
        Optional<Session> session = entered(send, server, owner);
        if (session.isEmpty()) {
            exchange.send(unsent(FailCode.NO_SESSION, "nothing to end"));
            return;
        }
        sessions.end(session.get(), "its session was ended");
        session.get().leave();
        exchange.send(new Head(OK, List.of(), ""), End.complete());
    }

    /// What the process says without being asked, as long as both sides want.
    private void listen(Send send, HostedServer server, Owner owner, Exchange exchange) throws IOException {
        Optional<Session> session = entered(send, server, owner);
        if (session.isEmpty()) {
            exchange.send(unsent(FailCode.NO_SESSION, "no such session of this caller"));
            return;
        }
        Deadline deadline = Deadline.afterMillis(send.deadlineMillis());
        try (Waiting listener = session.get().process().listen()) {
            exchange.onGone(listener::leave);
            exchange.send(head(send, session.get()));
            passOnRest(listener, deadline, exchange);
        } catch (InterruptedException stop) {
            throw new InterruptedIOException("the keeper ends");
        } finally {
            session.get().leave();
        }
    }

    private Optional<Session> entered(Send send, HostedServer server, Owner owner) {
        return send.sessionId().flatMap(id -> sessions.enter(id, server.server().value(), owner));
    }

    private void post(Send send, HostedServer server, Owner owner, byte[] body, Exchange exchange) throws IOException {
        Message message;
        Session session;
        try {
            message = Message.parse(body, Message.fromClients(Limits.BODY));
            session = session(send, server, owner, message);
        } catch (InvalidMessage invalid) {
            exchange.send(unsent(FailCode.PROTOCOL, "no message: " + invalid.reason()));
            return;
        } catch (StartFailed failed) {
            exchange.send(failed.failed());
            return;
        }
        try {
            agreed(send).ifPresent(session.process()::speaks);
            hand(message, body, session, send, exchange);
        } finally {
            session.leave();
        }
    }

    private static Optional<Revision> agreed(Send send) {
        return send.headers().stream().filter(each -> each.name().equalsIgnoreCase(Names.HEADER_PROTOCOL_VERSION)).findFirst()
            .flatMap(each -> Revision.of(each.value()));
    }

    private Session session(Send send, HostedServer server, Owner owner, Message message) throws StartFailed {
        if (send.sessionId().isPresent()) {
            return entered(send, server, owner).orElseThrow(() -> new StartFailed(FailCode.NO_SESSION, "no such session of this caller"));
        }
        return switch (message) {
            case Request _ -> sessions.open(server, owner);
            case Notification _, Success _, Failure _ -> throw new StartFailed(FailCode.NO_SESSION, "only a request opens a session");
        };
    }

    private static Failed unsent(FailCode code, String detail) {
        return new Failed(code, Effect.NONE, detail);
    }

    private void hand(Message message, byte[] body, Session session, Send send, Exchange exchange) throws IOException {
        switch (message) {
            case Request request -> ask(request, body, session, send, exchange);
            case Notification _, Success _, Failure _ -> tell(message, body, session, exchange);
        }
    }

    private void tell(Message message, byte[] body, Session session, Exchange exchange) throws IOException {
        if (isTaken(message, body, session)) {
            exchange.send(new Head(ACCEPTED, List.of(), ""), End.complete());
        } else {
            exchange.send(new Failed(FailCode.GONE, Effect.UNKNOWN, ENDED));
        }
    }

    private static boolean isTaken(Message message, byte[] body, Session session) {
        try {
            session.process().write(message, body);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private void ask(Request request, byte[] body, Session session, Send send, Exchange exchange) throws IOException {
        Deadline deadline = Deadline.afterMillis(send.deadlineMillis());
        Optional<Waiting> place = session.process().expect(request);
        if (place.isEmpty()) {
            exchange.send(unsent(FailCode.PROTOCOL, "an id that is in use"));
            return;
        }
        try (Waiting waiting = place.get()) {
            exchange.onGone(waiting::leave);
            if (isTaken(request, body, session)) {
                passOn(waiting, head(send, session), deadline, exchange);
            } else {
                exchange.send(new Failed(FailCode.GONE, Effect.UNKNOWN, ending(waiting)));
            }
        } catch (InterruptedException stop) {
            throw new InterruptedIOException("the keeper ends");
        }
    }

    /// How a process ended that takes nothing any more: that is heard where its answer would have been.
    private static String ending(Waiting waiting) throws InterruptedException {
        return waiting.take(UNTIL_IT_IS_KNOWN) instanceof Waiting.Taken.Cut(String note) ? note : ENDED;
    }

    private static Head head(Send send, Session session) {
        List<Header> headers = new ArrayList<>(List.of(new Header("content-type", "application/jsonl")));
        if (send.sessionId().isEmpty()) {
            headers.add(new Header(Names.HEADER_SESSION_ID, session.id()));
        }
        return new Head(OK, headers, "");
    }

    private static void passOn(Waiting waiting, Head head, Deadline deadline, Exchange exchange) throws IOException, InterruptedException {
        switch (waiting.take(FIRST_LOOK)) {
            case Waiting.Taken.Line(byte[] line, boolean last) -> {
                List<dev.gatehouse.wire.message.Message> all = new ArrayList<>(List.of(head));
                addParts(line, last, all);
                send(all, exchange);
                if (!last) {
                    passOnRest(waiting, deadline, exchange);
                }
            }
            case Waiting.Taken.Cut(String note) -> exchange.send(new Failed(FailCode.GONE, Effect.UNKNOWN, note));
            case Waiting.Taken.Late _ -> {
                exchange.send(head);
                passOnRest(waiting, deadline, exchange);
            }
        }
    }

    private static void passOnRest(Waiting waiting, Deadline deadline, Exchange exchange) throws IOException, InterruptedException {
        while (true) {
            switch (waiting.take(Duration.ofNanos(deadline.nanosLeft()))) {
                case Waiting.Taken.Line(byte[] line, boolean last) -> {
                    List<dev.gatehouse.wire.message.Message> all = new ArrayList<>();
                    addParts(line, last, all);
                    send(all, exchange);
                    if (last) {
                        return;
                    }
                }
                case Waiting.Taken.Cut(String note) -> {
                    exchange.send(End.cut(note));
                    return;
                }
                case Waiting.Taken.Late _ -> {
                    exchange.send(End.cut("the deadline passed"));
                    return;
                }
            }
        }
    }

    private static void addParts(byte[] line, boolean last, List<dev.gatehouse.wire.message.Message> all) {
        for (int at = 0; at < line.length; at += Limits.PART) {
            all.add(new Part(line, at, Math.min(Limits.PART, line.length - at)));
        }
        if (last) {
            all.add(End.complete());
        }
    }

    private static void send(List<dev.gatehouse.wire.message.Message> all, Exchange exchange) throws IOException {
        exchange.send(all.toArray(dev.gatehouse.wire.message.Message[]::new));
    }
}
