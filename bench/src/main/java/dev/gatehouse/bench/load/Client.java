package dev.gatehouse.bench.load;

import dev.gatehouse.bench.machine.Unmeasured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// One kept-alive HTTP/1.1 connection of a client, as cheap as blocking sockets make it. Answers may have a length or come in chunks.
final class Client implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW_LINE = {'\n'};
    private static final byte[] NOTHING = {};

    private final Socket socket;
    private byte[] buffer = new byte[16 * 1024];
    private int at;
    private int filled;
    private boolean last;

    Client(Target target) throws IOException {
        this.socket = new Socket(target.url().getHost(), target.url().getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
    }

    /// Sends a request and reads its whole answer.
    Reply exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String head = head();
        int status = Integer.parseInt(head.substring(9, 12));
        last = field(head, "connection").equalsIgnoreCase("close");
        byte[] body = body(head);
        return new Reply(status, field(head, "mcp-session-id"), field(head, "content-type").startsWith("text/event-stream") ? messages(body) : body);
    }

    /// Whether the server closes after the answer that was read.
    boolean ended() {
        return last;
    }

    private String head() throws IOException {
        at = filled = 0;
        int searched = 0;
        while (true) {
            fill();
            for (int i = searched; i + 3 < filled; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    at = i + 4;
                    return new String(buffer, 0, at, StandardCharsets.ISO_8859_1);
                }
            }
            searched = Math.max(0, filled - 3);
        }
    }

    private byte[] body(String head) throws IOException {
        String length = field(head, "content-length");
        if (!length.isEmpty()) {
            return take(Integer.parseInt(length));
        }
        if (!field(head, "transfer-encoding").equalsIgnoreCase("chunked")) {
            throw new Unmeasured("an answer with neither length nor chunks: " + head.lines().findFirst().orElse(""));
        }
        return chunks();
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            body.writeBytes(take(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    /// The data of all events that have some, one to a line.
    private static byte[] messages(byte[] events) {
        var messages = new ByteArrayOutputStream(events.length);
        for (int from = 0, end; from < events.length; from = end + 1) {
            end = from;
            while (end < events.length && events[end] != '\n') {
                end++;
            }
            if (end - from > DATA.length && Arrays.equals(events, from, from + DATA.length, DATA, 0, DATA.length)) {
                messages.writeBytes(messages.size() == 0 ? NOTHING : NEW_LINE);
                messages.write(events, from + DATA.length, end - from - DATA.length);
            }
        }
        return messages.toByteArray();
    }

    private String line() throws IOException {
        for (int i = at;; i++) {
            while (i + 1 >= filled) {
                fill();
            }
            if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
                String line = new String(buffer, at, i - at, StandardCharsets.ISO_8859_1);
                at = i + 2;
                return line;
            }
        }
    }

    private byte[] take(int length) throws IOException {
        while (filled - at < length) {
            fill();
        }
        at += length;
        return Arrays.copyOfRange(buffer, at - length, at);
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = socket.getInputStream().read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new Unmeasured("a connection was closed in the middle of an answer");
        }
        filled += read;
    }

    private static String field(String head, String name) {
        String lower = head.toLowerCase(Locale.ROOT);
        int from = lower.indexOf("\r\n" + name + ":");
        return from < 0 ? "" : head.substring(from + name.length() + 3, head.indexOf("\r\n", from + 2)).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
