package dev.gatehouse.toolkit.legacy;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.toolkit.answering.Failures;
import dev.gatehouse.toolkit.answering.Methods;
import dev.gatehouse.toolkit.carrying.Sink;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import dev.gatehouse.toolkit.server.Spoken;
import java.util.Optional;

/// An older client at the other end of two streams: it has one session, from its handshake on. Used by one thread.
public final class LegacyLine {
    private final Library library;
    private final Spoken spoken;
    private final Methods methods;
    private final Sink out;
    private Optional<Session> session = Optional.empty();

    public LegacyLine(Library library, Spoken spoken, Sink out) {
        this.library = library;
        this.spoken = spoken;
        this.methods = new Methods(library);
        this.out = out;
    }

    /// Takes what came.
    public void take(Message message) {
        if (message instanceof Request request) answer(request);
        else session.ifPresent(open -> open.take(message));
    }

    private void answer(Request request) {
        if (request.method().equals(Names.INITIALIZE)) initialize(request);
        else if (session.isPresent()) new LegacyCall(session.get(), request, methods).start(out);
        else refuse(request, ErrorCode.INVALID_REQUEST, "The handshake comes first.");
    }

    private void initialize(Request request) {
        Optional<Handshake> handshake = Handshake.of(request, spoken);
        if (handshake.isEmpty()) {
            refuse(request, ErrorCode.INVALID_PARAMS, "The handshake lacks a member.");
            return;
        }
        close();
        out.last(handshake.get().answer(request, methods, library.about()), 200);
        session = Optional.of(new Session(handshake.get(), library.newsroom(), out));
    }

    private void refuse(Request request, ErrorCode code, String sentence) {
        out.last(Failures.of(request.id(), Wrong.of(code, sentence)), 400);
    }

    /// Ends the session.
    public void close() {
        session.ifPresent(Session::end);
    }
}
