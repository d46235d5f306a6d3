package dev.gatehouse.cli.bridge;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A gate of a test: every request on a connection of its own, answered by what the test says.
final class FakeGate implements AutoCloseable {
    /// What came.
    record Came(String verb, Map<String, String> headers, String body) {}

    /// What a test does with it; it writes the whole response.
    interface Behaviour {
        void answer(Came came, OutputStream out) throws IOException, InterruptedException;
    }

    final List<Came> came = new CopyOnWriteArrayList<>();
    volatile Behaviour behaviour = (_, out) -> json(out, 200, "{}");
    private final ServerSocket server;
    private final Thread accepting;

    FakeGate() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        accepting = Thread.ofPlatform().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/mcp/notes");
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String verb = line(in).split(" ")[0];
            Map<String, String> headers = new TreeMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                headers.put(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT), line.substring(line.indexOf(':') + 1).strip());
            }
            byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            Came now = new Came(verb, headers, new String(body, StandardCharsets.UTF_8));
            came.add(now);
            behaviour.answer(now, socket.getOutputStream());
        } catch (IOException | InterruptedException gone) {
            // The test closed it.
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    static void json(OutputStream out, int status, String body, String... headers) throws IOException {
        whole(out, status, "application/json", body, headers);
    }

    static void whole(OutputStream out, int status, String type, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        text(out, "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + bytes.length + "\r\nConnection: close\r\n"
            + String.join("", List.of(headers).stream().map(header -> header + "\r\n").toList()) + "\r\n");
        out.write(bytes);
        out.flush();
    }

    static void accepted(OutputStream out) throws IOException {
        text(out, "HTTP/1.1 202 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    static void stream(OutputStream out) throws IOException {
        text(out, "HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    }

    static void event(OutputStream out, String data) throws IOException {
        text(out, "data: " + data + "\n\n");
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            accepting.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
