package dev.gatehouse.bench.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// The server that the load ends at: MCP 2026-07-28 on one path and 2025-11-25 on another, over plain HTTP, a thread for each connection,
/// one read and one write a call.
///
/// A program of its own, so that its CPU is told apart from everything measured. Prints `port N` when it listens on 127.0.0.1, and ends
/// with its standard input: whoever started it and died does not leave it behind.
public final class FastUpstream {
    private FastUpstream() {}

    public static void main(String[] arguments) throws IOException {
        try (var listener = new ServerSocket()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
            System.out.println("port " + listener.getLocalPort());
            Thread.ofPlatform().daemon().start(FastUpstream::endWithInput);
            var answers = new Answers();
            while (true) {
                Socket client = listener.accept();
                Thread.ofPlatform().daemon().start(() -> serve(client, answers));
            }
        }
    }

    private static void serve(Socket client, Answers answers) {
        try (client) {
            client.setTcpNoDelay(true);
            var connection = new ServedConnection(client.getInputStream(), client.getOutputStream());
            while (connection.next()) {
                connection.answer(answers);
            }
        } catch (IOException gone) {
            // A client that goes in the middle has nobody to be told.
        }
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said to it; only the end matters.
            }
        } catch (IOException closed) {
            // The same as the end.
        }
        Runtime.getRuntime().halt(0);
    }
}
