package dev.gatehouse.protocol.framing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes server-sent events. Each message is one `data` line: a line break between JSON tokens becomes a space.
public final class SseWriter {

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TYPE = "event: message\n".getBytes(StandardCharsets.US_ASCII);

    private SseWriter() {}

    /// A message: JSON text, in which line breaks can only lie between tokens.
    public static byte[] message(byte[] json) {
        byte[] event = new byte[TYPE.length + DATA.length + json.length + 2];
        System.arraycopy(TYPE, 0, event, 0, TYPE.length);
        System.arraycopy(DATA, 0, event, TYPE.length, DATA.length);
        LineWriter.copy(json, event, TYPE.length + DATA.length);
        Arrays.fill(event, event.length - 2, event.length, (byte) '\n');
        return event;
    }

    /// A message with an id to resume at.
    ///
    /// @throws IllegalArgumentException when the id is not visible ASCII
    public static byte[] message(String id, byte[] json) {
        byte[] field = ("id: " + visible(id) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] event = message(json);
        byte[] both = Arrays.copyOf(field, field.length + event.length);
        System.arraycopy(event, 0, both, field.length, event.length);
        return both;
    }

    /// The event that opens a resumable stream: an id, no data, and when to come back.
    public static byte[] priming(String id, long retryMillis) {
        return ("id: " + visible(id) + "\nretry: " + retryMillis + "\ndata: \n\n").getBytes(StandardCharsets.US_ASCII);
    }

    /// A comment that says nothing: keeps a quiet stream open.
    public static byte[] keepAlive() {
        return ":\n\n".getBytes(StandardCharsets.US_ASCII);
    }

    private static String visible(String id) {
        if (id.isEmpty() || !id.chars().allMatch(unit -> unit > 0x20 && unit < 0x7F)) throw new IllegalArgumentException("not an event id");
        return id;
    }
}
