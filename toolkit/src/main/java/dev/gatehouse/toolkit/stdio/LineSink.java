package dev.gatehouse.toolkit.stdio;

import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.framing.LineWriter;
import dev.gatehouse.toolkit.carrying.Sink;
import java.io.IOException;
import java.io.OutputStream;

/// Writes each message as one line, whole before the next. A client that does not read makes its writers wait.
final class LineSink implements Sink {
    private final OutputStream out;

    LineSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public synchronized void note(Message message) {
        try {
            out.write(LineWriter.line(message.bytes()));
            out.flush();
        } catch (IOException clientGone) {
            // Nobody is left to hear it; the end of the input ends the server.
        }
    }

    @Override
    public void last(Message message, int status) {
        note(message);
    }

    @Override
    public void end() {
        // Nothing says so on a line.
    }

    @Override
    public void breakOff() {
        // There is nothing to come back to.
    }
}
