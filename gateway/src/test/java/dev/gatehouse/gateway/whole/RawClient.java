package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A client that writes its bytes by hand and forgives nothing in an answer.
final class RawClient implements AutoCloseable {
    /// A whole answer.
    record Reply(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    private final Socket socket;
    private final InputStream in;
    private byte[] chunk = new byte[0];
    private int at;
    private String lastId = "";

    RawClient(int port) throws IOException {
        this(port, 0);
    }

    /// @param receiveBuffer how much the system may take in for us; 0 for the usual
    RawClient(int port, int receiveBuffer) throws IOException {
        socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new java.net.InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        in = new java.io.BufferedInputStream(socket.getInputStream(), receiveBuffer > 0 ? 256 : 8192);
    }

    RawClient send(String latin1) throws IOException {
        socket.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /// One whole answer, which must have a length.
    Reply reply() throws IOException {
        return whole(head());
    }

    /// The whole answer that has this head.
    Reply whole(Reply head) throws IOException {
        int length = Integer.parseInt(head.headers().getOrDefault("content-length", head.status() == 204 ? "0" : "-1"));
        if (length < 0 || head.headers().containsKey("transfer-encoding")) {
            throw new AssertionError("an answer without a length: " + head);
        }
        return new Reply(head.status(), head.headers(), new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /// The status line and headers.
    Reply head() throws IOException {
        String status = line();
        var headers = new LinkedHashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return new Reply(Integer.parseInt(status.split(" ")[1]), headers, "");
    }

    /// The id of the last event that had one.
    String lastId() {
        return lastId;
    }

    /// The data of the next event of a chunked stream; null at the end of the stream.
    String event() throws IOException {
        var event = new ByteArrayOutputStream();
        while (true) {
            int next = next();
            if (next < 0) {
                return null;
            }
            event.write(next);
            String text = next == '\n' ? event.toString(StandardCharsets.UTF_8) : "";
            if (text.endsWith("\n\n")) {
                lastId = text.lines().filter(line -> line.startsWith("id: ")).map(line -> line.substring(4)).findFirst().orElse(lastId);
                if (text.contains("retry: ")) {
                    event.reset(); // it carries an id and nothing else
                } else {
                    return text.lines().filter(line -> line.startsWith("data: ")).map(line -> line.substring(6)).reduce("", String::concat);
                }
            }
        }
    }

    /// The data of the next event that has any; lines that keep a stream alive are passed over, for as long as a message may take. Null at the
    /// end of the stream.
    String message() throws IOException {
        long end = System.nanoTime() + 15_000_000_000L;
        String event = event();
        while (event != null && event.isEmpty()) {
            assertThat(System.nanoTime() - end).as("a message or the end of the stream").isNegative();
            event = event();
        }
        return event;
    }

    private int next() throws IOException {
        if (at == chunk.length) {
            if (chunk.length > 0) {
                line(); // the end of the chunk before, which the gate sends with the next one
            }
            chunk = in.readNBytes(Integer.parseInt(line(), 16));
            at = 0;
            if (chunk.length == 0) {
                line();
                return -1;
            }
        }
        return chunk[at++] & 0xFF;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        int next;
        while ((next = in.read()) != '\n') {
            if (next < 0) {
                throw new IOException("closed after: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /// Whether the other side hangs up without another byte.
    boolean ends() {
        try {
            return in.read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
