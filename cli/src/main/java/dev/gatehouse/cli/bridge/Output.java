package dev.gatehouse.cli.bridge;

import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.framing.LineWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// The client's side: whole messages, one a line, and nothing else.
final class Output {
    private final OutputStream out;

    Output(OutputStream out) {
        this.out = out;
    }

    /// Writes one message. A client that has gone is noticed at the end of its input.
    synchronized void message(byte[] json) {
        try {
            out.write(LineWriter.line(json));
            out.flush();
        } catch (IOException clientGone) {
            // Nobody reads any more.
        }
    }

    /// Answers a request with an error of our own.
    void failure(Optional<Id> id, int code, String sentence) {
        message(Failure.of(id, code, sentence).bytes());
    }
}
