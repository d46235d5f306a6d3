package dev.gatehouse.cli.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One launcher per home. The kernel drops the lock when its holder ends, however it ends; the file stays and says nothing by itself.
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private HomeLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the lock and writes our number into it; empty when somebody has it.
    public static Optional<HomeLock> take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
        return Optional.of(new HomeLock(channel, lock));
    }

    /// The number of the process that holds the lock; empty when nobody does.
    public static OptionalLong holder(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FileLock free = channel.tryLock(0, Long.MAX_VALUE, true);
            if (free != null) {
                free.release();
                return OptionalLong.empty();
            }
            return OptionalLong.of(number(file));
        } catch (NoSuchFileException never) {
            return OptionalLong.empty();
        }
    }

    private static long number(Path file) throws IOException {
        String text = Files.readString(file).strip();
        return text.matches("[1-9][0-9]{0,9}") ? Long.parseLong(text) : 0;
    }

    @Override
    public void close() throws IOException {
        channel.truncate(0);
        lock.release();
        channel.close();
    }
}
