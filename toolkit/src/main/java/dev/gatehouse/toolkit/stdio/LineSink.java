package dev.gatehouse.toolkit.stdio;

import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.framing.LineWriter;
import dev.gatehouse.toolkit.carrying.Sink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Writes each message as one line, whole before the next, on a thread of its own: whoever works may be interrupted, and an interrupted write
/// closes some streams for good. A client that does not read makes those who write wait.
final class LineSink implements Sink, AutoCloseable {
    private static final int MOST = 256;
    private static final byte[] END = new byte[0];

    private final OutputStream out;
    private final BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(MOST);
    private final Thread writer;
    private volatile boolean gone;

    LineSink(OutputStream out) {
        this.out = out;
        writer = Thread.ofPlatform().daemon().name("lines").start(this::write);
    }

    private void write() {
        try {
            for (byte[] line = lines.take(); line != END; line = lines.take()) {
                out.write(line);
                if (lines.isEmpty()) out.flush();
            }
            out.flush();
        } catch (IOException | InterruptedException clientGone) {
            // Nobody is left to hear it; the end of the input ends the server.
        }
        gone = true;
    }

    @Override
    public void note(Message message) {
        put(LineWriter.line(message.bytes()));
    }

    @Override
    public void last(Message message, int status) {
        note(message);
    }

    /// Waits for room, whatever happens, unless nobody is left.
    private void put(byte[] line) {
        boolean interrupted = false;
        boolean taken = false;
        while (!taken && !gone) {
            try {
                taken = lines.offer(line, 1, TimeUnit.SECONDS);
            } catch (InterruptedException cancelled) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    @Override
    public void end() {
        // Nothing says so on a line.
    }

    @Override
    public void breakOff() {
        // There is nothing to come back to.
    }

    /// Waits a second until all is written.
    @Override
    public void close() {
        put(END);
        try {
            writer.join(1_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
