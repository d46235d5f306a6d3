package dev.gatehouse.ledger;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// The few things that the writer does to files, so that a test can make a disk full at any byte.
interface Disk {

    /// Opens for appending only; made if it is not there.
    Output append(Path file) throws IOException;

    /// Whether a failure to write means that there is no room.
    boolean isFull(IOException failure, Path folder);

    /// Makes a file in `folder` that was just created survive a power loss.
    void syncFolder(Path folder) throws IOException;

    /// A file that only grows at its end, or is cut. Streams are used and not channels: an interrupt closes a channel.
    interface Output extends AutoCloseable {
        void write(byte[] bytes, int from, int length) throws IOException;

        void truncate(long size) throws IOException;

        long size() throws IOException;

        void sync() throws IOException;

        @Override
        void close() throws IOException;
    }

    /// The machine's own.
    static Disk real() {
        return new Real();
    }

    default Output create(Path file) throws IOException {
        if (Files.exists(file)) throw new FileAlreadyExistsException(file.toString());
        return append(file);
    }

    final class Real implements Disk {
        private Real() {}

        @Override
        public Output append(Path file) throws IOException {
            var out = new FileOutputStream(file.toFile(), true);
            return new RealOutput(out);
        }

        @Override
        public boolean isFull(IOException failure, Path folder) {
            String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
            return message.contains("no space left") || message.contains("quota exceeded") || message.contains("file too large") || hasNoRoom(folder);
        }

        private static boolean hasNoRoom(Path folder) {
            try {
                return Files.getFileStore(folder).getUsableSpace() < 16 * LineWriter.LONGEST;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void syncFolder(Path folder) throws IOException {
            try (var opened = FileChannel.open(folder, StandardOpenOption.READ)) {
                opened.force(true);
            }
        }
    }

    record RealOutput(FileOutputStream out) implements Output {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void truncate(long size) throws IOException {
            out.getChannel().truncate(size);
        }

        @Override
        public long size() throws IOException {
            return out.getChannel().size();
        }

        @Override
        public void sync() throws IOException {
            out.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
