package dev.gatehouse.cli.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;

/// The stream of a legacy session, on which the gate brings news and questions that belong to no request. It is opened again whenever it ends.
final class Listening {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int NO_STREAM = 405;

    private final Gate gate;
    private final Session session;
    private final Output output;
    private Thread thread;
    private InputStream body;
    private boolean ended;
    private Duration pause = FIRST_PAUSE;

    Listening(Gate gate, Session session, Output output) {
        this.gate = gate;
        this.session = session;
        this.output = output;
    }

    /// A session began: listens to it, at once also where the last stream ended.
    synchronized void begin() {
        pause = FIRST_PAUSE;
        if (thread == null) {
            thread = Thread.ofVirtual().name("listening").start(this::keepOpen);
        }
        notifyAll();
    }

    /// Hangs up.
    synchronized void end() {
        ended = true;
        if (thread != null) {
            thread.interrupt();
        }
        close(body);
    }

    private void keepOpen() {
        try {
            for (long began = System.nanoTime(); follow(); began = System.nanoTime()) {
                rest(System.nanoTime() - began > LONGEST_PAUSE.toNanos());
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reads one stream to its end.
    ///
    /// @return whether it makes sense to open another one
    private boolean follow() throws InterruptedException {
        try {
            HttpResponse<InputStream> response = gate.listen(session.legacy());
            if (Events.are(response) && opened(response.body())) {
                Events.read(response.body(), (_, bytes) -> output.message(bytes));
            } else {
                response.body().close();
            }
            return response.statusCode() != NO_STREAM;
        } catch (NoGate | IOException broken) {
            return true;
        }
    }

    private synchronized boolean opened(InputStream stream) {
        body = stream;
        return !ended;
    }

    private synchronized void rest(boolean wasLong) throws InterruptedException {
        if (!ended) {
            pause = wasLong ? FIRST_PAUSE : pause;
            wait(pause.toMillis());
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static void close(InputStream stream) {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException closed) {
            // It was on its way to be closed.
        }
    }
}
