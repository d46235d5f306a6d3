package dev.gatehouse.toolkit.carrying;

import dev.gatehouse.protocol.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The messages of one stream, in order, numbered from 1. Many may write, one reads; a new reader sends the one before away.
///
/// Where as many messages are held as it may hold, further notes are left out; the last message never is.
public final class Outbox implements Sink {
    private static final int MOST_OF_A_CALL = 1_000;
    private static final int MOST_NEWS = 64;

    private final int most;
    private final boolean keeps;
    private final Deque<Sent> held = new ArrayDeque<>();
    private long written;
    private long bytes;
    private boolean over;
    private long reader;

    private record Sent(long number, byte[] json, boolean last, int status) {}

    /// What a reader gets.
    public sealed interface Next {
        /// A message after which more may come.
        record Note(long number, byte[] json) implements Next {}

        /// The last message.
        ///
        /// @param status what HTTP says of it where nothing was sent before
        record Last(long number, byte[] json, int status) implements Next {}

        /// No more comes.
        record Over() implements Next {}

        /// Another reads now, or the stream was broken: this reader leaves.
        record Leave() implements Next {}

        /// Nothing came in that time.
        record Quiet() implements Next {}
    }

    private Outbox(int most, boolean keeps) {
        this.most = most;
        this.keeps = keeps;
    }

    /// For one call: it forgets what was read.
    public static Outbox ofCall() {
        return new Outbox(MOST_OF_A_CALL, false);
    }

    /// For one call whose client may come back: it keeps what was read.
    public static Outbox ofKeptCall() {
        return new Outbox(MOST_OF_A_CALL, true);
    }

    /// For news, which nobody may be reading: it forgets what was read.
    public static Outbox ofNews() {
        return new Outbox(MOST_NEWS, false);
    }

    @Override
    public synchronized void note(Message message) {
        if (!over && held.size() < most) add(message, false, 200);
    }

    @Override
    public synchronized void last(Message message, int status) {
        if (over) return;
        add(message, true, status);
        over = true;
    }

    @Override
    public synchronized void end() {
        over = true;
        notifyAll();
    }

    private void add(Message message, boolean last, int status) {
        var sent = new Sent(++written, message.bytes(), last, status);
        held.add(sent);
        bytes += sent.json.length;
        notifyAll();
    }

    /// How many bytes were ever written.
    public synchronized long bytes() {
        return bytes;
    }

    /// Whether no more comes.
    public synchronized boolean isOver() {
        return over;
    }

    /// Takes a reader on; the one before is sent away.
    ///
    /// @return the reader's number
    public synchronized long read() {
        reader++;
        notifyAll();
        return reader;
    }

    /// Sends the reader away where one may come back.
    @Override
    public synchronized void breakOff() {
        if (keeps) sendAway(reader);
    }

    /// Sends this reader away, if it still reads.
    public synchronized void sendAway(long who) {
        if (reader != who) return;
        reader++;
        notifyAll();
    }

    /// What comes after the message of this number, once it is there.
    public synchronized Next next(long who, long after, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            if (reader != who) return new Next.Leave();
            if (!keeps) held.removeIf(each -> each.number <= after);
            Optional<Sent> sent = held.stream().filter(each -> each.number > after).findFirst();
            if (sent.isPresent()) return sent.get().last ? new Next.Last(sent.get().number, sent.get().json, sent.get().status)
                : new Next.Note(sent.get().number, sent.get().json);
            if (over) return new Next.Over();
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) return new Next.Quiet();
            wait(left);
        }
    }
}
