package dev.gatehouse.ledger;

import java.io.IOException;
import java.util.Base64;
import java.util.List;

/// The end of the last segment: lines are added to a buffer and flushed with one write, all or nothing. Not safe for several threads.
final class Tail {
    private final SealingKey key;
    private final String ledger;
    private final LineBuffer buffer = new LineBuffer();
    private final Chain chain = new Chain();
    private final byte[] flushedHash = new byte[Chain.BYTES];

    private Disk.Output out;
    private long segment;
    private long offset;
    private State now;
    private State flushed;

    /// What a failed flush goes back to.
    ///
    /// @param unsealed lines since the last seal
    private record State(long seq, long seals, long unsealed) {}

    Tail(SealingKey key, String ledger, long seq, long seals, long unsealed, String hash) {
        this.key = key;
        this.ledger = ledger;
        now = new State(seq, seals, unsealed);
        flushed = now;
        chain.reset(hash);
        chain.copyTo(flushedHash);
    }

    void continueAt(Disk.Output opened, long itsSegment, long itsLength) {
        out = opened;
        segment = itsSegment;
        offset = itsLength;
    }

    /// Begins the next segment in a new, empty file and returns the file of the one before; on failure nothing has changed.
    Disk.Output begin(Disk.Output next, long millis, List<Line.Carried> carried) throws IOException {
        Disk.Output before = out;
        long offsetBefore = offset;
        var start = new Line.SegmentStart(LineWriter.FORMAT, ledger, segment + 1, chain.hex(), now.seals(), carried.size());
        continueAt(next, segment + 1, 0);
        try {
            add(millis, start);
            for (Line.Carried line : carried) add(millis, line);
            flush(Room.NONE);
        } catch (IOException e) {
            continueAt(before, segment - 1, offsetBefore);
            throw e;
        }
        return before;
    }

    /// Adds a line and returns its number.
    long add(long millis, Line line) {
        int from = buffer.length;
        LineWriter.body(buffer, now.seq() + 1, millis, line);
        LineWriter.end(buffer, from, chain);
        now = new State(now.seq() + 1, now.seals(), now.unsealed() + 1);
        return now.seq();
    }

    void addSeal(long millis, boolean closed) {
        int from = buffer.length;
        LineWriter.unsigned(buffer, now.seq() + 1, millis, now.seals() + 1, segment, offset + from, closed);
        byte[] signature = key.sign(SealMessage.of(chain.peek(buffer.bytes, from, buffer.length)));
        LineWriter.signature(buffer, Base64.getEncoder().encodeToString(signature));
        LineWriter.end(buffer, from, chain);
        now = new State(now.seq() + 1, now.seals() + 1, 0);
    }

    /// Hands all added lines to the kernel with one write. On failure the file is cut back; `room` may then make room for another try, and
    /// if it does not, nothing was added.
    void flush(Room room) throws IOException {
        while (buffer.length > 0) {
            try {
                out.write(buffer.bytes, 0, buffer.length);
                commit();
            } catch (IOException failure) {
                cutBack(failure);
                if (!room.make(failure)) {
                    forget();
                    throw failure;
                }
            }
        }
    }

    /// Forgets all lines that were added and not flushed.
    void forget() {
        buffer.clear();
        now = flushed;
        chain.reset(flushedHash);
    }

    private void commit() {
        offset += buffer.length;
        flushed = now;
        chain.copyTo(flushedHash);
        buffer.clear();
    }

    /// Makes room on a full disk, or says that it cannot.
    interface Room {
        Room NONE = _ -> false;

        boolean make(IOException failure) throws IOException;
    }

    private void cutBack(IOException failure) throws Irrecoverable {
        try {
            out.truncate(offset);
        } catch (IOException e) {
            failure.addSuppressed(e);
            throw new Irrecoverable("a failed write could not be taken back", failure);
        }
    }

    /// Files and memory may differ from here on: nothing more may be written.
    static final class Irrecoverable extends IOException {
        Irrecoverable(String what, IOException cause) {
            super(what, cause);
        }
    }

    Disk.Output out() {
        return out;
    }

    long segment() {
        return segment;
    }

    long offset() {
        return offset;
    }

    long seq() {
        return flushed.seq();
    }

    long unsealed() {
        return flushed.unsealed();
    }

    String hash() {
        return chain.hex();
    }
}
