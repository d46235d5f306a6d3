package dev.gatehouse.office.house;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.link.ConnectionPool;
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.LedgerFields;
import dev.gatehouse.wire.message.Noted;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongSupplier;

/// The office's own entries in the ledger.
final class Journal implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.gatehouse.office");
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LONGEST = 1_000;
    private static final int MOST_WAITING = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ConnectionPool recorder;
    private final LongSupplier settings;
    private final BlockingQueue<Happening> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;

    /// @param settings the version in force
    Journal(ConnectionPool recorder, LongSupplier settings) {
        this.recorder = recorder;
        this.settings = settings;
        this.writer = Thread.ofVirtual().name("journal").start(this::keepWriting);
    }

    /// Writes it down; throws [Unrecorded] if the recorder did not say that it has it.
    void note(Happening happening) throws Unrecorded {
        if (!noted(happening)) {
            throw new Unrecorded();
        }
    }

    /// Writes it down as soon as the recorder takes it. For what narrows rights, which waits for nobody, and for what starts by itself.
    void noteSoon(Happening happening) {
        if (!waiting.offer(happening)) {
            LOG.log(System.Logger.Level.ERROR, "{0} is not on record: too much waits for the recorder", happening.what());
        }
    }

    private void keepWriting() {
        try {
            while (true) {
                Happening next = waiting.take();
                while (!noted(next)) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean noted(Happening happening) {
        var fields = LedgerFields.collect().with(FieldName.WHAT, happening.what()).with(FieldName.SUBJECT, cut(happening.subject()))
            .with(FieldName.DETAIL, cut(happening.detail())).with(FieldName.SETTINGS, settings.getAsLong()).done();
        try {
            return recorder.ask(Deadline.after(PATIENCE), new Event(fields)) instanceof Noted;
        } catch (WireException unheard) {
            return false;
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /// What still waits is lost.
    @Override
    public void close() {
        writer.interrupt();
    }
}
