package dev.gatehouse.ledger;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;

/// Reads a segment's complete lines one after the other with a fixed buffer. May be asked again at the end, when the file has grown.
final class SegmentLines implements AutoCloseable {
    private final FileInputStream in;
    private final byte[] buffer = new byte[16 * LineWriter.LONGEST];
    private int from;
    private int to;
    private int end;

    SegmentLines(Path file) throws IOException {
        in = new FileInputStream(file.toFile());
    }

    /// Moves to the next line; false at the end of what is there. Then [#rest] says how many bytes of an unfinished line follow.
    boolean next() throws IOException, Flaw {
        from = to;
        for (int at = from; ; ) {
            for (; at < end; at++) {
                if (buffer[at] == '\n') {
                    to = at + 1;
                    return true;
                }
            }
            if (end - from >= LineWriter.LONGEST) throw new Flaw("a line is longer than " + LineWriter.LONGEST + " bytes");
            at = end - from;
            if (!fill()) return false;
        }
    }

    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int rest() {
        return end - from;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, end - from);
        end -= from;
        from = 0;
        to = 0;
        int read = in.read(buffer, end, buffer.length - end);
        if (read > 0) end += read;
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
