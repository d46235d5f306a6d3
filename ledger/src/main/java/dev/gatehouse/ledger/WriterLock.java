package dev.gatehouse.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// One writer for one ledger: a lock of the operating system on the file `lock`, which ends with the process.
///
/// Closing any handle of a locked file gives the whole process's lock up, so within one process a set is asked first and the file left alone.
final class WriterLock implements AutoCloseable {
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();
    private static final int TRIES = 40;
    private static final long PAUSE_NANOS = 25_000_000;

    private final Path folder;
    private final FileChannel channel;

    private WriterLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// Takes the lock, waiting up to a second: a verifier that looks whether somebody writes holds it for a moment.
    static WriterLock take(Path recorderFolder) throws IOException, LedgerException.Locked {
        Path folder = recorderFolder.toRealPath();
        if (!HELD_HERE.add(folder)) throw new LedgerException.Locked("this process writes the ledger already");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            for (int tries = 0; tries < TRIES; tries++) {
                if (channel.tryLock() != null) return new WriterLock(folder, channel);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            throw new LedgerException.Locked("another recorder writes this ledger");
        } catch (IOException | LedgerException.Locked e) {
            if (channel != null) channel.close();
            HELD_HERE.remove(folder);
            throw e;
        }
    }

    /// Whether a writer is at work.
    static boolean isHeld(Path recorderFolder) throws IOException {
        if (!Files.isDirectory(recorderFolder)) return false;
        Path folder = recorderFolder.toRealPath();
        if (HELD_HERE.contains(folder)) return true;
        if (!Files.exists(file(folder))) return false;
        try (FileChannel channel = FileChannel.open(file(folder), StandardOpenOption.READ);
             FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("lock");
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(folder);
    }
}
