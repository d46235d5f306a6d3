package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.LedgerFailed;
import dev.gatehouse.wire.message.LedgerFields;
import dev.gatehouse.wire.message.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Tells the recorder what happened in a zone, in order, from a short queue and one thread: whoever tells never waits.
///
/// The first event is `start`. One that finds the queue full is counted and lost, and the count is told with the next; one that the
/// recorder does not take is told again until it does. For what happened on the side: calls are opened and closed by the gate itself.
public final class EventLine implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.gatehouse.wire");
    private static final int LONGEST_QUEUE = 1024;
    private static final int LONGEST_TEXT = 512;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ConnectionPool recorder;
    private final LinkedBlockingQueue<LedgerFields> queue = new LinkedBlockingQueue<>(LONGEST_QUEUE);
    private final AtomicLong lost = new AtomicLong();
    private final Thread teller;

    private EventLine(ConnectionPool recorder) {
        this.recorder = recorder;
        this.teller = Thread.ofVirtual().name("wire-events").unstarted(this::tellAll);
    }

    /// Begins with the event `start`.
    ///
    /// @param recorder connections to the recorder
    public static EventLine open(ConnectionPool recorder) {
        EventLine line = new EventLine(recorder);
        line.tell("start", "", "");
        line.teller.start();
        return line;
    }

    /// Queues one event.
    ///
    /// @param what what happened, in one word
    /// @param subject to what it happened
    /// @param detail for operators; no argument, no result, no secret. Long texts are cut
    public void tell(String what, String subject, String detail) {
        var fields = LedgerFields.collect().with(FieldName.WHAT, cut(what)).with(FieldName.SUBJECT, cut(subject))
            .with(FieldName.DETAIL, cut(detail)).done();
        if (!queue.offer(fields)) {
            lost.incrementAndGet();
        }
    }

    private static String cut(String text) {
        String clean = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT).replaceAll("[\\ud800-\\udbff]$", "");
    }

    /// How many events found the queue full and have not been told of.
    public long lost() {
        return lost.get();
    }

    private void tellAll() {
        try {
            while (true) {
                tellOne(queue.take());
                long missing = lost.getAndSet(0);
                if (missing > 0) {
                    tell("events-lost", "", Long.toString(missing));
                }
            }
        } catch (InterruptedException closed) {
            queue.clear();
        }
    }

    private void tellOne(LedgerFields fields) throws InterruptedException {
        while (true) {
            try {
                Message answer = recorder.ask(Deadline.after(PATIENCE), new Event(fields));
                if (answer instanceof LedgerFailed failed) {
                    LOG.log(System.Logger.Level.WARNING, "wire: an event is not on record: {0}", failed.code());
                }
                return;
            } catch (WireException notNow) {
                Thread.sleep(PAUSE);
            }
        }
    }

    /// Tells nothing more.
    @Override
    public void close() {
        teller.interrupt();
    }
}
