package dev.gatehouse.protocol.framing;

import dev.gatehouse.protocol.framing.FrameRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Reads server-sent events (WHATWG HTML §9.2) from bytes that arrive in pieces of any size.
///
/// Ends of lines are LF, CR or CRLF; one byte order mark at the start is skipped; comments and unknown fields are ignored; an event
/// is handed on at its blank line, one that the end of the stream cuts is not. Not thread-safe. Held by `SseReaderTest`.
public final class SseReader {

    private static final int LONGEST_FIELD = 1_024;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final SseLimits limits;
    private final Consumer<SseEvent> events;
    private final Bytes line = new Bytes();
    private final Bytes data = new Bytes();
    private boolean afterReturn;
    private boolean started;
    private boolean dead;
    private boolean hasData;
    private int fields;
    private String type = "";
    private Optional<String> id = Optional.empty();
    private Optional<String> lastId = Optional.empty();
    private OptionalLong retry = OptionalLong.empty();

    /// A reader that hands each event to `events` as soon as it is complete.
    public SseReader(SseLimits limits, Consumer<SseEvent> events) {
        this.limits = limits;
        this.events = events;
    }

    /// Takes the next piece of the stream.
    ///
    /// @throws FrameRefused when a limit or rule is broken; the reader refuses everything from then on
    public void read(byte[] source, int from, int length) throws FrameRefused {
        if (dead) throw new FrameRefused(Reason.CUT);
        dead = true;
        take(source, from, from + length);
        dead = false;
    }

    /// The last `id` that an event had.
    public Optional<String> lastEventId() {
        return lastId;
    }

    /// The last `retry` field, in milliseconds.
    public OptionalLong retryMillis() {
        return retry;
    }

    private void take(byte[] source, int from, int to) throws FrameRefused {
        int start = from;
        for (int at = from; at < to; at++) {
            byte unit = source[at];
            boolean second = afterReturn && unit == '\n';
            afterReturn = unit == '\r';
            if (second) {
                start = at + 1;
            } else if (unit == '\n' || unit == '\r') {
                append(source, start, at);
                endOfLine();
                start = at + 1;
            }
        }
        append(source, start, to);
    }

    private void append(byte[] source, int from, int to) throws FrameRefused {
        if (to - from > limits.maxLineBytes() - line.length()) throw new FrameRefused(Reason.LINE_TOO_LONG);
        line.append(source, from, to);
    }

    private void endOfLine() throws FrameRefused {
        int from = started ? 0 : markLength();
        started = true;
        int length = line.length();
        if (length == from) dispatch();
        else field(line.array(), from, length);
        line.clear();
    }

    private int markLength() {
        if (line.length() < MARK.length) return 0;
        for (int at = 0; at < MARK.length; at++) if (line.array()[at] != MARK[at]) return 0;
        return MARK.length;
    }

    private void field(byte[] source, int from, int to) throws FrameRefused {
        int colon = from;
        while (colon < to && source[colon] != ':') colon++;
        if (colon == from) return;
        if (++fields > limits.maxFields()) throw new FrameRefused(Reason.TOO_MANY_FIELDS);
        int value = Math.min(colon + 1, to);
        if (value < to && source[value] == ' ') value++;
        switch (new String(source, from, Math.min(colon - from, 8), StandardCharsets.ISO_8859_1)) {
            case "data" -> data(source, value, to);
            case "event" -> type = text(source, value, to);
            case "id" -> id = Optional.of(text(source, value, to));
            case "retry" -> retry(source, value, to);
            default -> { }
        }
    }

    private void data(byte[] source, int from, int to) throws FrameRefused {
        if (data.length() + (hasData ? 1L : 0L) + to - from > limits.maxEventBytes()) throw new FrameRefused(Reason.EVENT_TOO_LARGE);
        if (hasData) data.append(new byte[] {'\n'}, 0, 1);
        data.append(source, from, to);
        hasData = true;
    }

    /// Ids and types travel on in headers and logs, so they are short and visible.
    private static String text(byte[] source, int from, int to) throws FrameRefused {
        if (to - from > LONGEST_FIELD) throw new FrameRefused(Reason.BAD_FIELD);
        for (int at = from; at < to; at++) if (source[at] < 0x20 || source[at] == 0x7F) throw new FrameRefused(Reason.BAD_FIELD);
        return new String(source, from, to - from, StandardCharsets.US_ASCII);
    }

    private void retry(byte[] source, int from, int to) {
        if (from == to || to - from > 10) return;
        long millis = 0;
        for (int at = from; at < to; at++) {
            if (source[at] < '0' || source[at] > '9') return;
            millis = 10 * millis + source[at] - '0';
        }
        retry = OptionalLong.of(millis);
    }

    private void dispatch() {
        if (id.isPresent()) lastId = id;
        SseEvent event = new SseEvent(type.isEmpty() ? "message" : type, data.copy(), id);
        boolean complete = hasData;
        data.clear();
        hasData = false;
        fields = 0;
        type = "";
        id = Optional.empty();
        if (complete) events.accept(event);
    }
}
