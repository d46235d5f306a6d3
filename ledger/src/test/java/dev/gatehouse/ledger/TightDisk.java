package dev.gatehouse.ledger;

import java.io.IOException;
import java.nio.file.Path;

/// A disk with room for so many bytes. Like a real one it writes what still fits before it fails.
final class TightDisk implements Disk {
    long room = Long.MAX_VALUE;
    private final Disk real = Disk.real();

    @Override
    public Output append(Path file) throws IOException {
        Output output = real.append(file);
        return new Output() {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                int fits = (int) Math.min(room, length);
                output.write(bytes, from, fits);
                if (room != Long.MAX_VALUE) room -= fits;
                if (fits < length) throw new IOException("No space left on device");
            }

            @Override
            public void truncate(long size) throws IOException {
                if (room != Long.MAX_VALUE) room += output.size() - size;
                output.truncate(size);
            }

            @Override
            public long size() throws IOException {
                return output.size();
            }

            @Override
            public void sync() throws IOException {
                output.sync();
            }

            @Override
            public void close() throws IOException {
                output.close();
            }
        };
    }

    @Override
    public boolean isFull(IOException failure, Path folder) {
        return real.isFull(failure, folder);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        real.syncFolder(folder);
    }
}
