package dev.gatehouse.hosting;

import dev.gatehouse.confine.Confined;
import dev.gatehouse.confine.Signal;
import dev.gatehouse.protocol.Batch;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.bridge.Bridge;
import dev.gatehouse.protocol.framing.FrameRefused;
import dev.gatehouse.protocol.framing.LineReader;
import dev.gatehouse.protocol.framing.LineWriter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// One running server: lines in, lines out (MCP over stdio).
///
/// It is ended when it says something that is no message or is too long, does not read for long, or asks without end; then
/// everybody who waits hears why. How much of it lies in our memory is bounded: see [Waiting].
final class HostedProcess {
    private static final Duration REST = Duration.ofSeconds(2);
    private static final int MOST_DECLINED_AT_ONCE = 16;

    private final Confined program;
    private final int longestLine;
    private final Routing routing;
    private final Stdin stdin;
    private final LastWords lastWords = new LastWords();
    private final long born = System.nanoTime();
    private final AtomicReference<String> why = new AtomicReference<>();
    private final CountDownLatch read = new CountDownLatch(1);
    private final Semaphore declining = new Semaphore(MOST_DECLINED_AT_ONCE);
    private volatile boolean batches;

    /// How a process ended.
    ///
    /// @param exit its exit value, 128 and the signal when it was killed
    /// @param because why we ended it; empty when it ended by itself
    /// @param lastWords what it complained last
    record Ending(int exit, Optional<String> because, Duration lived, String lastWords) {}

    private HostedProcess(Confined program, int longestLine, LongAdder dropped) {
        this.program = program;
        this.longestLine = longestLine;
        this.routing = new Routing(dropped);
        this.stdin = new Stdin(program.stdin());
    }

    /// Begins to read what the program says.
    ///
    /// @param longestLine how many bytes one message may have
    /// @param ended told once, when the program has ended and all it said was handed over
    static HostedProcess of(Confined program, int longestLine, LongAdder dropped, Consumer<Ending> ended) {
        var process = new HostedProcess(program, longestLine, dropped);
        Thread.ofPlatform().daemon().name("hosted-out-" + program.pid()).start(process::readAll);
        Thread.ofPlatform().daemon().name("hosted-err-" + program.pid()).start(() -> process.lastWords.listen(program.stderr()));
        Thread.ofVirtual().name("hosted-end-" + program.pid()).start(() -> process.attend(ended));
        return process;
    }

    long pid() {
        return program.pid();
    }

    /// The revision that was agreed on: before, a line is one message.
    void speaks(Revision revision) {
        batches = revision.hasBatches();
    }

    /// A place for the answer to this request; empty while another with its id is waited for.
    Optional<Waiting> expect(Request request) {
        return routing.open(request);
    }

    /// A place for what the server says without being asked. There is one: whoever listened before hears no more.
    Waiting listen() {
        return routing.listen();
    }

    /// Writes one message, as it came.
    ///
    /// @throws IOException when the process is gone
    void write(Message message, byte[] bytes) throws IOException {
        switch (message) {
            case Success reply -> routing.replied(reply.id());
            case Failure reply -> reply.id().ifPresent(routing::replied);
            case Request _, Notification _ -> { }
        }
        stdin.write(LineWriter.line(bytes));
    }

    private void readAll() {
        var lines = new LineReader(longestLine, this::take);
        byte[] buffer = new byte[16 * 1024];
        try (InputStream out = program.stdout()) {
            for (int length = out.read(buffer); length >= 0; length = out.read(buffer)) {
                lines.read(buffer, 0, length);
            }
        } catch (FrameRefused tooLong) {
            kill("a message over " + longestLine + " bytes");
        } catch (NoMessage garbage) {
            kill(garbage.getMessage());
        } catch (IOException ended) {
            // What was said so far counts.
        } catch (RuntimeException | Error surprise) {
            kill("reading it failed: " + surprise.getClass().getSimpleName());
        } finally {
            read.countDown();
            endIfItLives();
        }
    }

    /// A process that cannot answer any more is of no use.
    private void endIfItLives() {
        try {
            if (!program.waitFor(REST)) {
                kill("it closed its output");
            }
        } catch (InterruptedException hurry) {
            kill("the keeper ends");
        }
    }

    /// Carries what ends the reading out of the line reader.
    private static final class NoMessage extends RuntimeException {
        NoMessage(String said) {
            super(said, null, false, false);
        }
    }

    private void take(byte[] line) {
        try {
            if (batches) {
                for (Message each : Batch.messages(line, Message.fromServers(longestLine))) {
                    deliver(each, each.bytes());
                }
            } else {
                deliver(Message.parse(line, Message.fromServers(longestLine)), line);
            }
        } catch (InvalidMessage invalid) {
            throw new NoMessage("no message: " + invalid.reason());
        } catch (InterruptedException stop) {
            throw new NoMessage("interrupted");
        }
    }

    private void deliver(Message message, byte[] bytes) throws InterruptedException {
        byte[] whole = Arrays.copyOf(bytes, bytes.length + 1);
        whole[bytes.length] = '\n';
        routing.deliver(message, whole).ifPresent(this::decline);
    }

    /// Answered by the keeper itself, on another thread: a server that waits for us to read would not read this.
    private void decline(Request asked) {
        if (!declining.tryAcquire()) {
            throw new NoMessage("it asks without end");
        }
        Thread.ofVirtual().start(() -> {
            try {
                Message answer = Bridge.answerToServer(asked);
                write(answer, answer.bytes());
            } catch (IOException gone) {
                // Nobody is there to be answered.
            } finally {
                declining.release();
            }
        });
    }

    private void attend(Consumer<Ending> ended) {
        try {
            int exit = program.waitFor();
            awaitReading();
            Optional<String> because = Optional.ofNullable(why.get());
            routing.close(because.orElse("server ended (exit " + exit + ")"));
            ended.accept(new Ending(exit, because, Duration.ofNanos(System.nanoTime() - born), lastWords.text()));
        } catch (InterruptedException never) {
            routing.close("the keeper ends");
        }
    }

    /// The last answer may lie in the pipe when the process has ended, and a slow exchange may hold it there. But who inherited the pipe
    /// and holds it open is not waited for.
    private void awaitReading() throws InterruptedException {
        while (!read.await(REST.toMillis(), TimeUnit.MILLISECONDS) && routing.holdsBack()) {
            // Held back by a reader, not by the process.
        }
    }

    /// Ends it if it has not read for too long, although nobody holds it back.
    void requireThatItReads(Duration patience) {
        if (stdin.blockedFor().compareTo(patience) > 0 && !routing.holdsBack()) {
            kill("it did not read for " + patience.toSeconds() + " s");
        }
    }

    /// Ends it at once, with all that it started.
    void kill(String because) {
        why.compareAndSet(null, because);
        if (!program.killGroup(Signal.KILL)) {
            program.kill(Signal.KILL);
        }
    }

    /// Asks it to end, by closing its input, then by a signal, then without asking. Returns at once.
    void dismiss(String because) {
        why.compareAndSet(null, because);
        Thread.ofVirtual().start(() -> {
            try {
                stdin.close();
                if (!program.waitFor(REST)) {
                    program.killGroup(Signal.TERMINATE);
                    program.waitFor(REST);
                }
            } catch (InterruptedException hurry) {
                // It is killed below.
            }
            if (program.isAlive()) {
                kill(because);
            }
        });
    }
}
