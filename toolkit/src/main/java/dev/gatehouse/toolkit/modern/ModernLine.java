package dev.gatehouse.toolkit.modern;

import dev.gatehouse.protocol.Claim;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.answering.Failures;
import dev.gatehouse.toolkit.carrying.Sink;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A modern client at the other end of two streams: there are no headers, and a note cancels (MCP 2026-07-28, basic/transports).
public final class ModernLine {
    private static final String CALLER = "stdio";

    private final ModernServer server;
    private final Sink out;
    private final Map<String, Runnable> running = new ConcurrentHashMap<>();

    public ModernLine(Library library, InstantSource clock, Sink out) {
        this.server = new ModernServer(library, clock, CALLER);
        this.out = out;
    }

    /// Answers a request.
    public void take(Request request, Claim claim) {
        switch (claim) {
            case Claim.Legacy _ -> throw new IllegalArgumentException("not of this era");
            case Claim.Incomplete incomplete -> refuse(request, ModernServer.incomplete(incomplete));
            case Claim.Unsupported unsupported -> refuse(request, ModernServer.unsupported(unsupported));
            case Claim.Modern modern -> start(request, modern.clientCapabilities());
        }
    }

    private void refuse(Request request, Wrong wrong) {
        out.last(Failures.of(request.id(), wrong), 400);
    }

    private void start(Request request, JsonObject clientCapabilities) {
        var sink = new Remembered(request.id());
        running.put(request.id().key(), sink);
        sink.cancelledBy(server.start(request, CALLER, clientCapabilities, sink));
    }

    /// Cancels what this note means, if it is a cancellation of something that runs here.
    public boolean cancelled(Notification note) {
        if (!note.method().equals(Names.CANCELLED)) return false;
        Runnable cancel = note.requestId().map(id -> running.remove(id.key())).orElse(null);
        if (cancel != null) cancel.run();
        return cancel != null;
    }

    /// Ends all in good order.
    public void close() {
        server.close();
        running.values().forEach(Runnable::run);
    }

    /// The line, for one request, which is forgotten with its last message.
    private final class Remembered implements Sink, Runnable {
        private final Id id;
        private Runnable cancel;
        private boolean cancelled;
        private boolean over;

        private Remembered(Id id) {
            this.id = id;
        }

        synchronized void cancelledBy(Runnable how) {
            cancel = how;
            if (cancelled) how.run();
        }

        @Override
        public synchronized void run() {
            cancelled = true;
            over = true;
            if (cancel != null) cancel.run();
        }

        @Override
        public void note(Message message) {
            if (isOpen()) out.note(message);
        }

        @Override
        public void last(Message message, int status) {
            if (closes()) out.last(message, status);
        }

        @Override
        public void end() {
            closes();
        }

        private synchronized boolean isOpen() {
            return !over;
        }

        /// Whether this closed it.
        private boolean closes() {
            running.remove(id.key(), this);
            synchronized (this) {
                boolean open = !over;
                over = true;
                return open;
            }
        }

        @Override
        public void breakOff() {
            // There is nothing to come back to.
        }
    }
}
