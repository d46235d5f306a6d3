package dev.gatehouse.office.pins;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The pin book that holds, and its files.
public final class PinStore {
    private static final Duration LEISURE = Duration.ofSeconds(5);

    private final PinFiles files;
    private final InstantSource clock;
    private PinBook book;
    private boolean unwritten;
    private Instant written = Instant.MIN;

    private PinStore(PinFiles files, InstantSource clock, PinBook book) {
        this.files = files;
        this.clock = clock;
        this.book = book;
    }

    /// The book in the office's folder; there need not be one yet.
    ///
    /// @throws IOException where a file of it is not what was written
    public static PinStore open(Path folder, InstantSource clock) throws IOException {
        var files = new PinFiles(folder);
        return new PinStore(files, clock, files.read());
    }

    /// A copy of the book.
    public synchronized PinBook book() {
        return book.copy();
    }

    /// Puts this in place; it is on the disk, synced, before this returns. If that fails, nothing changed.
    public synchronized void keep(PinBook next) throws IOException {
        if (!next.approvesTheSameAs(book)) {
            files.keepApproved(next);
        }
        noteWaiting(next);
        close();
    }

    /// Puts in place what waits by this, and writes it when it was not written a moment ago. What is approved stays as it is.
    public synchronized void note(PinBook next) throws IOException {
        if (!next.approvesTheSameAs(book)) {
            throw new IllegalStateException("what is approved changes on record alone");
        }
        noteWaiting(next);
        if (unwritten && written.plus(LEISURE).isBefore(clock.instant())) {
            writeWaiting();
        }
    }

    private void noteWaiting(PinBook next) {
        unwritten |= !next.waiting().equals(book.waiting());
        book = next.copy();
    }

    private void writeWaiting() throws IOException {
        files.keepWaiting(book);
        written = clock.instant();
        unwritten = false;
    }

    /// Writes what is not written yet.
    public synchronized void close() throws IOException {
        if (unwritten) {
            writeWaiting();
        }
    }
}
