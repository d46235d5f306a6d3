package dev.gatehouse.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/// The thread beside the writer: syncs, seals, fills the reserve again, and looks whether somebody else touched the files.
/// It sleeps while nothing changes.
final class Heartbeat {
    private final ReentrantLock lock;
    private final Condition changed;
    private final Journal journal;
    private final long sealNanos;
    private final BiConsumer<String, IOException> fail;
    private final Thread thread;

    private long sealedAt = System.nanoTime();
    private boolean asleep;
    private boolean ending;
    private boolean failed;

    Heartbeat(ReentrantLock lock, Journal journal, Duration sealEvery, BiConsumer<String, IOException> fail) {
        this.lock = lock;
        this.changed = lock.newCondition();
        this.journal = journal;
        this.sealNanos = sealEvery.toNanos();
        this.fail = fail;
        this.thread = Thread.ofPlatform().daemon().name("ledger").unstarted(this::live);
    }

    void begin() {
        thread.start();
    }

    /// Says that something was written. The owner holds the lock.
    void wake() {
        if (asleep) changed.signal();
    }

    /// Stops and waits for the beat under way.
    void end() {
        lock.lock();
        try {
            ending = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        join();
    }

    private void join() {
        if (!thread.isAlive()) return;
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void live() {
        while (rest()) beat();
    }

    /// Waits for work; false at the end.
    private boolean rest() {
        lock.lock();
        try {
            while (!ending && !hasWork()) {
                asleep = true;
                changed.awaitUninterruptibly();
                asleep = false;
            }
            if (!ending) changed.await(LedgerSettings.SYNC_AFTER.toNanos(), TimeUnit.NANOSECONDS);
            return !ending && !failed;
        } catch (InterruptedException e) {
            return !ending && !failed;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasWork() {
        return journal.unsynced() || journal.unsealed() || !journal.roomy();
    }

    private void beat() {
        beat(System.nanoTime() - sealedAt >= sealNanos);
    }

    /// One beat.
    void beat(boolean sealIsDue) {
        try {
            maintain(sealIsDue);
        } catch (IOException e) {
            failBy(e);
        }
    }

    private void maintain(boolean sealIsDue) throws IOException {
        Journal.Sync sync = underLock(sealIsDue);
        if (sync == null) return;
        sync.force();
        lock.lock();
        try {
            journal.finishSync(sync);
        } finally {
            lock.unlock();
        }
        journal.syncHead();
    }

    private Journal.Sync underLock(boolean sealIsDue) throws IOException {
        lock.lock();
        try {
            journal.fillReserve();
            if (sealIsDue) seal();
            return journal.unsynced() ? journal.beginSync() : null;
        } finally {
            lock.unlock();
        }
    }

    private void seal() throws IOException {
        journal.requireUntouched();
        sealedAt = System.nanoTime();
        try {
            journal.seal(false);
        } catch (IOException failure) {
            if (!journal.isFull(failure)) throw failure;
        }
    }

    private void failBy(IOException e) {
        lock.lock();
        try {
            failed = true;
            fail.accept("the ledger cannot be kept", e);
        } finally {
            lock.unlock();
        }
    }
}
