package dev.gatehouse.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that says exactly what a test writes, nasty or not; one virtual thread per connection.
final class RawServer implements AutoCloseable {

    /// What one connection does.
    @FunctionalInterface
    interface Script {
        void play(Connection connection) throws Exception;
    }

    final AtomicInteger connections = new AtomicInteger();
    final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerSocket listener;

    private RawServer(ServerSocket listener, Script script) {
        this.listener = listener;
        Thread.ofVirtual().start(() -> accept(script));
    }

    static RawServer at(String address, Script script) {
        try {
            return new RawServer(new ServerSocket(0, 50, InetAddress.getByName(address)), script);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    static RawServer on(ServerSocket listener, Script script) {
        return new RawServer(listener, script);
    }

    static RawServer playing(Script script) {
        return at("127.0.0.1", script);
    }

    /// Answers every request with the same bytes and waits for the next request.
    static RawServer saying(String answer) {
        return playing(connection -> {
            while (connection.readRequest() != null) {
                connection.write(answer);
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private void accept(Script script) {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                open.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> play(script, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /// The end is told only when the socket is closed, so that a test which waits for it knows the client can see it.
    private void play(Script script, Socket socket) {
        String end;
        try (socket) {
            script.play(new Connection(socket, requests));
            end = "done";
        } catch (Exception gone) {
            end = "gone";
        }
        ends.add(end);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : open) {
            socket.close();
        }
    }

    /// One connection, seen from the server.
    record Connection(Socket socket, BlockingQueue<String> requests) {

        /// The next request, head and body; null where the client has gone.
        String readRequest() throws IOException {
            var in = socket.getInputStream();
            var text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    return null;
                }
                text.append((char) c);
            }
            text.append(new String(in.readNBytes(lengthIn(text.toString())), StandardCharsets.ISO_8859_1));
            requests.add(text.toString());
            return text.toString();
        }

        private static int lengthIn(String head) {
            var matcher = java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        }

        void write(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        void chunk(String text) throws IOException {
            write(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
        }

        InputStream in() throws IOException {
            return socket.getInputStream();
        }
    }
}
