package dev.gatehouse.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that answers each request with what a test writes, byte for byte, and remembers what it was asked.
final class Upstream implements AutoCloseable {
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    final CountDownLatch clientLeft = new CountDownLatch(1);
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerSocket listener;
    private final Play play;

    /// What it answers.
    @FunctionalInterface
    interface Play {
        void answer(Asked asked, Answering answering) throws Exception;
    }

    /// One request: its line, its head in lower case, its body.
    record Asked(String line, String head, String body) {}

    Upstream(Play play) throws IOException {
        this.play = play;
        this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    static Upstream saying(String status, String headers, String body) throws IOException {
        return new Upstream((_, answering) -> answering.whole(status, headers, body));
    }

    String url(String path) {
        return "http://127.0.0.1:" + listener.getLocalPort() + path;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            for (Asked next = read(socket.getInputStream()); next != null; next = read(socket.getInputStream())) {
                asked.add(next);
                play.answer(next, new Answering(socket));
            }
        } catch (Exception ended) {
            // The other side left, or the script wanted it so.
        } finally {
            clientLeft.countDown();
        }
    }

    private static Asked read(InputStream in) throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = line(in); !line.isEmpty() || head.isEmpty(); line = line(in)) {
            if (line.equals("\0")) {
                return null;
            }
            head.add(line);
        }
        String lower = String.join("\n", head.subList(1, head.size())).toLowerCase(java.util.Locale.ROOT);
        int length = lower.lines().filter(line -> line.startsWith("content-length:")).map(line -> line.substring(15).strip()).mapToInt(Integer::parseInt).findFirst().orElse(0);
        String asWritten = String.join("\n", head.subList(1, head.size()));
        return new Asked(head.getFirst(), lower + "\n\0" + asWritten, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return "\0";
            }
            text.append((char) next);
        }
        return text.toString().strip();
    }

    /// Writes answers on one connection.
    static final class Answering {
        private final Socket socket;

        Answering(Socket socket) {
            this.socket = socket;
        }

        void raw(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void whole(String status, String headers, String body) throws IOException {
            raw("HTTP/1.1 " + status + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n" + headers + "\r\n" + body);
        }

        void events() throws IOException {
            raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        }

        void chunk(String text) throws IOException {
            raw(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
        }

        void close() throws IOException {
            socket.close();
        }

        /// Waits until the other side closes.
        void awaitEnd() throws IOException {
            socket.getInputStream().read();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
