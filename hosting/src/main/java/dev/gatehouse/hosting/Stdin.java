package dev.gatehouse.hosting;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// What goes to a process, line by line. A write blocks as long as the process does not read; [#blockedFor] tells how long, and ending the
/// process ends the write.
final class Stdin {
    private final OutputStream stream;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long began;

    Stdin(OutputStream stream) {
        this.stream = stream;
    }

    /// Writes one whole line.
    ///
    /// @throws IOException when the process is gone; some of the line may have reached it
    void write(byte[] line) throws IOException {
        lock.lock();
        try {
            began = System.nanoTime() | 1;
            stream.write(line);
            stream.flush();
        } finally {
            began = 0;
            lock.unlock();
        }
    }

    /// How long the write under way has been waiting; zero when there is none.
    Duration blockedFor() {
        long since = began;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /// Tells the process that nothing more comes; without a word where it does not read anyway.
    void close() throws InterruptedException {
        if (lock.tryLock(1, TimeUnit.SECONDS)) {
            try {
                stream.close();
            } catch (IOException gone) {
                // The process ended first.
            } finally {
                lock.unlock();
            }
        }
    }
}
