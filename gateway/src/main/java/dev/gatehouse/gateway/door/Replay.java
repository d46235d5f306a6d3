package dev.gatehouse.gateway.door;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// What one call has said on its stream, kept for a client whose connection broke (MCP 2025-11-25, basic/transports, Resumability).
///
/// Bounded for itself and, with all others, by a budget: what is over the bounds is forgotten, the oldest first, and nobody waits for room.
/// Many may write and read; the newest reader has it alone. Held by `ComingBackTest`.
final class Replay {
    private static final int MOST_EVENTS = 64;
    private static final int MOST_BYTES = 128 * 1024;

    private final AtomicLong budget;
    private final Deque<Event> kept = new ArrayDeque<>();
    private long written;
    private int bytes;
    private int reader;
    private boolean over;
    private boolean forgotten;
    private long overSince;

    /// @param number counted from 1; 0 is the beginning of the stream
    record Event(long number, byte[] json) {}

    /// @param budget how many bytes all replays together may still take
    Replay(AtomicLong budget) {
        this.budget = budget;
    }

    /// Adds a message and returns its number.
    synchronized long add(byte[] json) {
        written++;
        if (json.length <= MOST_BYTES && !forgotten) {
            while (!kept.isEmpty() && (kept.size() >= MOST_EVENTS || bytes + json.length > MOST_BYTES)) {
                forget(kept.poll());
            }
            if (budget.addAndGet(-json.length) < 0) {
                budget.addAndGet(json.length);
            } else {
                kept.add(new Event(written, json));
                bytes += json.length;
            }
        }
        notifyAll();
        return written;
    }

    private void forget(Event event) {
        bytes -= event.json().length;
        budget.addAndGet(event.json().length);
    }

    /// No more will come.
    synchronized void end() {
        if (!over) {
            over = true;
            overSince = System.nanoTime();
        }
        notifyAll();
    }

    /// Whether it ended longer ago than this.
    synchronized boolean endedBefore(Duration age) {
        return over && System.nanoTime() - overSince > age.toNanos();
    }

    synchronized boolean isOver() {
        return over;
    }

    /// Forgets everything and keeps nothing any more. Whoever came back for it has heard the end; the call's own stream goes on without it.
    synchronized void drop() {
        end();
        forgotten = true;
        while (!kept.isEmpty()) {
            forget(kept.poll());
        }
    }

    /// Begins to read; whoever read before has to leave.
    synchronized int takeOver() {
        reader++;
        notifyAll();
        return reader;
    }

    /// Whether this reader has it still.
    synchronized boolean isReadBy(int who) {
        return reader == who;
    }

    /// The first message after this number, waited for.
    ///
    /// @return nothing where none came in time, or none will
    synchronized Optional<Event> next(int who, long after, Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); left > 0 && reader == who; left = (until - System.nanoTime()) / 1_000_000) {
            Optional<Event> found = kept.stream().filter(each -> each.number() > after).findFirst();
            if (found.isPresent() || over) {
                return found;
            }
            wait(left);
        }
        return Optional.empty();
    }

    /// Whether this reader has no more to wait for after this number.
    synchronized boolean isDone(int who, long after) {
        return reader != who || over && kept.stream().noneMatch(each -> each.number() > after);
    }
}
