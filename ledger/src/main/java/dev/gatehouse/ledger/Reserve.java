package dev.gatehouse.ledger;

import java.io.IOException;
import java.nio.file.Path;

/// Bytes on the ledger's disk that are given up, a little at a time, when a closing finds no other room. Zeros, in the file `reserve`.
///
/// While it is not whole no call is opened, so the closings of all open calls always fit: another program would have to take the room
/// between the giving up and the write right after it, again and again.
final class Reserve implements AutoCloseable {
    private static final int STEP = 8 * 1024;
    private static final byte[] ZEROS = new byte[256 * 1024];

    private final Disk.Output out;
    private final long target;
    private long size;

    private Reserve(Disk.Output out, long target) throws IOException {
        this.out = out;
        this.target = target;
        this.size = out.size();
    }

    static Reserve open(Disk disk, Path folder, long target) throws IOException {
        return new Reserve(disk.append(folder.resolve(Segments.RESERVE)), target);
    }

    boolean whole() {
        return size >= target;
    }

    /// Takes a part of what is missing and says whether it got it; a full disk leaves it smaller, and opens stay declined.
    boolean fill() {
        int part = (int) Math.min(ZEROS.length, target - size);
        if (part <= 0) return false;
        try {
            out.write(ZEROS, 0, part);
            size += part;
            return true;
        } catch (IOException full) {
            measure();
            return false;
        }
    }

    /// Gives up one step; false when nothing is left.
    boolean release() throws IOException {
        if (size == 0) return false;
        size = Math.max(0, size - STEP);
        out.truncate(size);
        return true;
    }

    private void measure() {
        try {
            size = out.size();
        } catch (IOException e) {
            size = 0;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
