package dev.gatehouse.bench.upstream;

import dev.gatehouse.protocol.Era;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// One kept-alive HTTP/1.1 connection, read into one buffer. Bodies have a length; anything else is answered 411 and closed.
///
/// For trusted clients on this machine only: it knows no hostile ones.
final class ServedConnection {
    private static final int LARGEST = 1 << 20;
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;
    private int headEnd;
    private int bodyEnd;

    ServedConnection(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// Waits for the next request. False where the client has gone between two.
    boolean next() throws IOException {
        filled -= bodyEnd;
        System.arraycopy(buffer, bodyEnd, buffer, 0, filled);
        bodyEnd = 0;
        int from = 0;
        while ((headEnd = endOfHead(from)) < 0) {
            from = Math.max(0, filled - 3);
            if (!fill()) {
                return false;
            }
        }
        bodyEnd = headEnd + length();
        while (filled < bodyEnd) {
            if (!fill()) {
                throw new EOFException("in a body");
            }
        }
        return true;
    }

    /// Answers the request that was read: each path is a server of one era, and another one tells the counts.
    void answer(Answers answers) throws IOException {
        for (byte[] part : answered(answers)) {
            out.write(part);
        }
    }

    private List<byte[]> answered(Answers answers) {
        for (Era era : Era.values()) {
            if (starts("POST " + Upstream.path(era) + " ")) {
                return answers.to(era, Arrays.copyOfRange(buffer, headEnd, bodyEnd));
            }
        }
        return starts("GET " + Upstream.COUNTS + " ") ? answers.counts() : answers.noSuchMethod();
    }

    private boolean starts(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (buffer[i] != line.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(LARGEST, buffer.length * 2));
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, read);
        return read > 0;
    }

    private int endOfHead(int from) {
        for (int at = from; at + 3 < filled; at++) {
            if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                return at + 4;
            }
        }
        return -1;
    }

    private int length() throws IOException {
        for (int at = 0; at + LENGTH.length < headEnd; at++) {
            if (startsLength(at)) {
                return number(at + LENGTH.length);
            }
        }
        if (buffer[0] == 'P') {
            out.write("HTTP/1.1 411 Length Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            throw new EOFException("no length");
        }
        return 0;
    }

    private boolean startsLength(int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            int c = buffer[at + i];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int at) throws IOException {
        int number = 0;
        for (int i = at; buffer[i] != '\r'; i++) {
            if (buffer[i] != ' ') {
                number = number * 10 + buffer[i] - '0';
            }
        }
        if (number < 0 || number > LARGEST - headEnd) {
            throw new IOException("too large");
        }
        return number;
    }
}
