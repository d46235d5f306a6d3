package dev.gatehouse.hosting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// An exchange that waits for its lines. What is ready and not taken is bounded: then the process is not read any further, until the lines are
/// taken or the exchange leaves.
final class Waiting implements AutoCloseable {
    /// How many bytes lie ready before the process is held back; one line may go beyond.
    static final int MOST = 256 * 1024;

    private final Deque<byte[]> ready = new ArrayDeque<>();
    private final Runnable leaving;
    private int bytes;
    private boolean answered;
    private boolean left;
    private String cut;

    /// What an exchange gets next.
    sealed interface Taken {
        /// A line of its own, with its end.
        ///
        /// @param last whether it is the answer, after which nothing comes
        record Line(byte[] bytes, boolean last) implements Taken {}

        /// There will be no answer; the note is for the ledger.
        record Cut(String note) implements Taken {}

        /// Nothing came in time.
        record Late() implements Taken {}
    }

    Waiting(Runnable leaving) {
        this.leaving = leaving;
    }

    /// Hands over a line, and waits while too much lies ready.
    ///
    /// @param answer whether it is the answer
    synchronized void put(byte[] line, boolean answer) throws InterruptedException {
        while (bytes >= MOST && !left) {
            wait();
        }
        if (!left) {
            ready.add(line);
            bytes += line.length;
            answered |= answer;
            notifyAll();
        }
    }

    /// Whether a line would have to wait now.
    synchronized boolean isFull() {
        return bytes >= MOST && !left;
    }

    /// Says that no answer will come. Lines that lie ready are still taken first.
    synchronized void cut(String note) {
        cut = note;
        notifyAll();
    }

    /// The next line, or why there is none; waits at most that long.
    synchronized Taken take(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (ready.isEmpty() && cut == null && !left) {
            long millis = (until - System.nanoTime() + 999_999) / 1_000_000;
            if (millis <= 0) {
                return new Taken.Late();
            }
            wait(millis);
        }
        if (left) {
            return new Taken.Cut("the exchange was given up");
        }
        return ready.isEmpty() ? new Taken.Cut(cut) : next();
    }

    private Taken next() {
        byte[] line = ready.poll();
        bytes -= line.length;
        notifyAll();
        return new Taken.Line(line, answered && ready.isEmpty());
    }

    /// Gives up, from any thread: lines for it are dropped from now on.
    void leave() {
        synchronized (this) {
            left = true;
            ready.clear();
            bytes = 0;
            notifyAll();
        }
        leaving.run();
    }

    @Override
    public void close() {
        leave();
    }
}
