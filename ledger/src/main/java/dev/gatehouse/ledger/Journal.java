package dev.gatehouse.ledger;

import dev.gatehouse.ledger.LedgerException.Damaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The files of a running ledger: the last segment, the head, the reserve. Its owner holds a lock around every call but [Sync#force].
final class Journal {
    private final LedgerSettings settings;
    private final InstantSource clock;
    private final Disk disk;
    private final String boot;
    private final Recovery.Place place;
    private final Tail tail;
    private final OpenCalls open;
    private final HeadFile head;
    private final Reserve reserve;
    private final Tail.Room reserved;
    private final List<Disk.Output> retired = new ArrayList<>();

    private Object fileKey;
    private long syncedSegment;
    private long syncedOffset;

    Journal(LedgerSettings settings, InstantSource clock, Disk disk, String boot) throws IOException, Damaged {
        this.settings = settings;
        this.clock = clock;
        this.disk = disk;
        this.boot = boot;
        place = Recovery.find(settings, boot);
        tail = place.tail();
        open = place.open();
        reserve = Reserve.open(disk, settings.folder(), settings.reserveBytes());
        reserved = failure -> isFull(failure) && reserve.release();
        head = HeadFile.open(settings.head());
        if (place.segment() == 0) beginFirstSegment();
        else reopenSegment();
    }

    private void beginFirstSegment() throws IOException {
        Path file = Segments.file(settings.folder(), 1);
        tail.begin(disk.create(file), clock.millis(), List.of());
        fileKey = fileKey(file);
        disk.syncFolder(settings.folder());
        force();
    }

    /// What was found counts as synced only after it was.
    private void reopenSegment() throws IOException {
        Path file = Segments.file(settings.folder(), place.segment());
        tail.continueAt(disk.append(file), place.segment(), place.offset());
        fileKey = fileKey(file);
        force();
    }

    private void force() throws IOException {
        Sync sync = beginSync();
        sync.force();
        finishSync(sync);
        syncHead();
    }

    // ---- lines

    /// Adds an entry to what the next flush writes, and returns its line's number.
    long add(Entry entry) {
        return tail.add(clock.millis(), entry);
    }

    void forget() {
        tail.forget();
    }

    /// Writes what was added; the head then counts it.
    void flush() throws IOException {
        tail.flush(Tail.Room.NONE);
        writeHead(false);
    }

    /// As [#flush], giving up the reserve step by step while the disk is full.
    void flushFromReserve() throws IOException {
        tail.flush(reserved);
        writeHead(false);
    }

    /// Goes on in a new segment where the last is long enough and there is room: the reserve is for closings. Else a segment grows longer.
    void rotateIfLong() throws IOException {
        if (tail.offset() < settings.segmentBytes() || !reserve.whole()) return;
        Path file = Segments.file(settings.folder(), tail.segment() + 1);
        try {
            seal(false, Tail.Room.NONE);
            Disk.Output next = disk.create(file);
            retired.add(beginIn(next));
        } catch (IOException e) {
            if (!isFull(e)) throw e;
            Files.deleteIfExists(file);
            return;
        }
        fileKey = fileKey(file);
        writeHead(false);
    }

    private Disk.Output beginIn(Disk.Output next) throws IOException {
        try {
            return tail.begin(next, clock.millis(), open.carried());
        } catch (IOException e) {
            next.close();
            throw e;
        }
    }

    /// Seals what is there, if anything is not; from the reserve where nothing else is left.
    void seal(boolean closed) throws IOException {
        seal(closed, reserved);
    }

    private void seal(boolean closed, Tail.Room room) throws IOException {
        if (tail.unsealed() == 0 && !closed) return;
        tail.addSeal(clock.millis(), closed);
        tail.flush(room);
        writeHead(closed);
    }

    boolean unsealed() {
        return tail.unsealed() > 0;
    }

    // ---- the disk

    /// The files that hold bytes not known to be on the disk, and how far they reached when this was made.
    ///
    /// @param before segments that are complete and closed after the sync
    record Sync(List<Disk.Output> before, Disk.Output last, long segment, long offset) {
        void force() throws IOException {
            for (Disk.Output output : before) output.sync();
            last.sync();
        }
    }

    boolean unsynced() {
        return tail.segment() != syncedSegment || tail.offset() != syncedOffset;
    }

    Sync beginSync() {
        return new Sync(List.copyOf(retired), tail.out(), tail.segment(), tail.offset());
    }

    void finishSync(Sync sync) throws IOException {
        if (!sync.before().isEmpty()) disk.syncFolder(settings.folder());
        for (Disk.Output output : sync.before()) output.close();
        retired.removeAll(sync.before());
        syncedSegment = sync.segment();
        syncedOffset = sync.offset();
        writeHead(false);
    }

    void syncHead() throws IOException {
        head.sync();
    }

    /// The last lines of a ledger that ends in order.
    void end() throws IOException {
        seal(true);
        Sync sync = beginSync();
        sync.force();
        finishSync(sync);
        writeHead(true);
        syncHead();
    }

    void release() throws IOException {
        for (Disk.Output output : retired) output.close();
        tail.out().close();
        reserve.close();
        head.close();
    }

    private void writeHead(boolean closed) throws IOException {
        try {
            head.write(new Head(place.ledger(), boot, tail.segment(), tail.offset(), tail.seq(), tail.hash(), syncedSegment, syncedOffset, closed));
        } catch (IOException e) {
            throw new Tail.Irrecoverable("the head could not be written", e);
        }
    }

    /// Fails when the last segment is no longer the file that was written: cut, grown, replaced or removed while the recorder ran.
    void requireUntouched() throws IOException {
        Path file = Segments.file(settings.folder(), tail.segment());
        if (tail.out().size() != tail.offset()) throw new IOException(file.getFileName() + " was cut or grew under the recorder's hands");
        if (!java.util.Objects.equals(fileKey(file), fileKey)) throw new IOException(file.getFileName() + " was replaced under the recorder's hands");
    }

    private static Object fileKey(Path file) throws IOException {
        return Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class).fileKey();
    }

    // ---- room

    boolean isFull(IOException failure) {
        return !(failure instanceof Tail.Irrecoverable) && disk.isFull(failure, settings.folder());
    }

    boolean roomy() {
        return reserve.whole();
    }

    /// Takes back a part of the reserve; false when it is whole or the disk is full.
    boolean fillReserve() {
        return reserve.fill();
    }

    // ---- what was found

    OpenCalls open() {
        return open;
    }

    Recovered.Found found() {
        return place.found();
    }

    SealingKey key() {
        return place.key();
    }
}
