package dev.gatehouse.protocol.framing;

import dev.gatehouse.protocol.framing.FrameRefused.Reason;
import java.util.function.Consumer;

/// Reads messages that are one line each (MCP over stdio) from bytes that arrive in pieces of any size. Blank lines are skipped.
/// Not thread-safe. Held by `LineReaderTest`.
public final class LineReader {

    private final int maxLineBytes;
    private final Consumer<byte[]> lines;
    private final Bytes line = new Bytes();
    private boolean dead;

    /// A reader that hands each line, without its end, to `lines` as soon as it is complete.
    public LineReader(int maxLineBytes, Consumer<byte[]> lines) {
        if (maxLineBytes < 1) throw new IllegalArgumentException("limits are positive");
        this.maxLineBytes = maxLineBytes;
        this.lines = lines;
    }

    /// Takes the next piece of the stream.
    ///
    /// @throws FrameRefused when a line is too long; the reader refuses everything from then on
    public void read(byte[] source, int from, int length) throws FrameRefused {
        if (dead) throw new FrameRefused(Reason.CUT);
        dead = true;
        int start = from;
        for (int at = from; at < from + length; at++) {
            if (source[at] != '\n') continue;
            append(source, start, at);
            endOfLine();
            start = at + 1;
        }
        append(source, start, from + length);
        dead = false;
    }

    /// Says that the stream has ended.
    ///
    /// @throws FrameRefused when it ended inside a line: half a message is none
    public void end() throws FrameRefused {
        if (!isBlank(line.array(), line.length())) throw new FrameRefused(Reason.CUT);
    }

    private void append(byte[] source, int from, int to) throws FrameRefused {
        if (to - from > maxLineBytes - line.length()) throw new FrameRefused(Reason.LINE_TOO_LONG);
        line.append(source, from, to);
    }

    private void endOfLine() {
        byte[] whole = line.copy();
        line.clear();
        if (!isBlank(whole, whole.length)) lines.accept(whole);
    }

    private static boolean isBlank(byte[] bytes, int length) {
        for (int at = 0; at < length; at++) if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') return false;
        return true;
    }
}
