package dev.gatehouse.cli.bridge;

import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.RequestMeta;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.framing.FrameRefused;
import dev.gatehouse.protocol.framing.LineReader;
import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Carries messages between one client on two streams and one route of the gate, several requests at once.
///
/// `initialize` and notifications go out in the order of the input, before anything behind them: a client may send them without waiting.
final class Bridge {
    private static final int NO_GATE = -31005;
    private static final int NOT_READ = -32700;
    private static final int NOT_FOUND = 404;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(60);

    private final Gate gate;
    private final Output output;
    private final Session session = new Session();
    private final Listening listening;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    /// A request under way: how to stop it.
    private static final class Running {
        private final Thread thread;
        private final boolean modern;
        private volatile boolean cancelled;
        private volatile InputStream body;

        private Running(Thread thread, boolean modern) {
            this.thread = thread;
            this.modern = modern;
        }

        private void cancel() {
            cancelled = true;
            thread.interrupt();
            InputStream open = body;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException closed) {
                    // It was on its way to be closed.
                }
            }
        }
    }

    Bridge(Gate gate, Output output) {
        this.gate = gate;
        this.output = output;
        listening = new Listening(gate, session, output);
    }

    /// Works until the input ends, then until the last answers are out.
    void run(InputStream in) throws IOException, InterruptedException {
        var lines = new LineReader(Events.LARGEST, this::line);
        byte[] buffer = new byte[16 * 1024];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                lines.read(buffer, 0, count);
            }
        } catch (FrameRefused tooLong) {
            output.failure(Optional.empty(), NOT_READ, "A message is longer than the bridge carries.");
        }
        end();
    }

    private void end() throws InterruptedException {
        long until = System.nanoTime() + LAST_ANSWERS.toNanos();
        for (Running each : running.values()) {
            each.thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
        listening.end();
        if (!session.id().isEmpty()) {
            gate.leave(session.legacy());
        }
    }

    private void line(byte[] line) {
        try {
            switch (Message.parse(line, Message.fromClients(Events.LARGEST))) {
                case Request request -> take(request, line);
                case Notification note when note.method().equals(Names.CANCELLED) -> cancel(note, line);
                case Notification note when note.method().equals(Names.INITIALIZED) -> {
                    tell(note, line);
                    listening.begin();
                }
                case Message other -> tell(other, line);
            }
        } catch (InvalidMessage invalid) {
            output.failure(invalid.id(), NOT_READ, "This is no message of MCP.");
        }
    }

    private void take(Request request, byte[] line) {
        var work = Thread.ofVirtual().name("request").unstarted(() -> answer(request, line));
        running.put(request.id().key(), new Running(work, RequestMeta.of(request).modern()));
        work.start();
        if (request.method().equals(Names.INITIALIZE)) {
            awaitEnd(work);
        }
    }

    private static void awaitEnd(Thread work) {
        try {
            work.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Request request, byte[] line) {
        Running mine = running.get(request.id().key());
        try {
            carry(request, line, mine);
        } catch (NoGate none) {
            output.failure(Optional.of(request.id()), NO_GATE, none.getMessage());
        } catch (IOException broken) {
            if (!mine.cancelled) {
                output.failure(Optional.of(request.id()), NO_GATE,
                    "The connection to the gate broke before the answer. The call may have been carried out; it was not sent again.");
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        } finally {
            running.remove(request.id().key(), mine);
        }
    }

    private void carry(Request request, byte[] line, Running mine) throws NoGate, IOException, InterruptedException {
        String before = session.id();
        HttpResponse<InputStream> response = gate.post(line, session.headers(request));
        if (response.statusCode() == NOT_FOUND && !mine.modern && !before.isEmpty() && beginAgain(before)) {
            response.body().close();
            response = gate.post(line, session.headers(request));
        }
        mine.body = response.body();
        Optional<Message> answer = new Answering(request, output).carry(response);
        if (request.method().equals(Names.INITIALIZE) && answer.isPresent() && answer.get() instanceof Success success) {
            session.began(request, success, response.headers().firstValue(Names.HEADER_SESSION_ID));
        }
    }

    /// A legacy session that the gate no longer knows is begun again as it was begun before, unless another request has done so meanwhile.
    /// What was answered with 404 was carried out by nobody.
    private synchronized boolean beginAgain(String lost) throws NoGate, IOException, InterruptedException {
        Optional<Request> beginning = session.beginning();
        if (beginning.isEmpty() || !session.id().equals(lost)) {
            return beginning.isPresent();
        }
        Request again = beginning.get().withId(Id.of("gatehouse-bridge-again"));
        HttpResponse<InputStream> response = gate.post(again.bytes(), Map.of());
        Optional<Message> answer = new Answering(again, new Output(java.io.OutputStream.nullOutputStream())).carry(response);
        if (answer.isEmpty() || !(answer.get() instanceof Success success)) {
            return false;
        }
        session.began(beginning.get(), success, response.headers().firstValue(Names.HEADER_SESSION_ID));
        gate.post(Notification.of(Names.INITIALIZED, JsonObject.empty()).bytes(), session.legacy()).body().close();
        listening.begin();
        return true;
    }

    /// In the modern era to cancel is to hang up; in the legacy era the note says it, and the answer may still come.
    private void cancel(Notification note, byte[] line) {
        Optional<Running> meant = note.requestId().map(Id::key).map(running::get);
        if (meant.isPresent() && meant.get().modern) {
            meant.get().cancel();
        } else {
            tell(note, line);
        }
    }

    /// Sends what wants no answer. Where there is no gate there is nobody to tell.
    private void tell(Message message, byte[] line) {
        try {
            gate.post(line, session.headers(message)).body().close();
        } catch (NoGate | IOException untold) {
            // The next request is told so.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
