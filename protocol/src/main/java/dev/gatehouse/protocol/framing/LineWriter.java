package dev.gatehouse.protocol.framing;

/// Writes messages that are one line each (MCP over stdio).
public final class LineWriter {

    private LineWriter() {}

    /// The JSON text as one line with its end. Line breaks can only lie between tokens: each becomes a space.
    public static byte[] line(byte[] json) {
        byte[] line = new byte[json.length + 1];
        copy(json, line, 0);
        line[json.length] = '\n';
        return line;
    }

    static void copy(byte[] json, byte[] target, int from) {
        for (int at = 0; at < json.length; at++) target[from + at] = json[at] == '\n' || json[at] == '\r' ? (byte) ' ' : json[at];
    }
}
