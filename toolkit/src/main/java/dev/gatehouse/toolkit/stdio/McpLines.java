package dev.gatehouse.toolkit.stdio;

import dev.gatehouse.protocol.Claim;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.framing.FrameRefused;
import dev.gatehouse.protocol.framing.LineReader;
import dev.gatehouse.toolkit.answering.Eras;
import dev.gatehouse.toolkit.legacy.LegacyLine;
import dev.gatehouse.toolkit.modern.ModernLine;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Spoken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;

/// Serves one library over two streams to the one client at their other end (MCP, basic/transports: stdio).
///
/// That client is whoever started the process: nobody else is asked for. A line that is too long ends it.
public final class McpLines {
    private static final int LARGEST = 4 * 1024 * 1024;

    private final LegacyLine legacy;
    private final ModernLine modern;
    private final Spoken spoken;
    private final LineSink out;

    public McpLines(Library library, Spoken spoken, OutputStream out) {
        this.spoken = spoken;
        this.out = new LineSink(out);
        this.legacy = new LegacyLine(library, spoken, this.out);
        this.modern = new ModernLine(library, Clock.systemUTC(), this.out);
    }

    /// Answers until the input ends.
    public void serve(InputStream in) throws IOException {
        var lines = new LineReader(LARGEST, this::line);
        byte[] piece = new byte[64 * 1024];
        try {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) lines.read(piece, 0, length);
        } catch (FrameRefused tooLong) {
            throw new IOException("a line of the client is too long", tooLong);
        } finally {
            modern.close();
            legacy.close();
            out.close();
        }
    }

    private void line(byte[] line) {
        Message message;
        try {
            message = Message.parse(line, Message.fromClients(LARGEST));
        } catch (InvalidMessage invalid) {
            out.last(Failure.of(invalid.id(), invalid.code().code(), "That is no message."), 400);
            return;
        }
        switch (message) {
            case Request request -> {
                Claim claim = Eras.claim(request, Optional.empty(), spoken);
                if (claim instanceof Claim.Legacy) legacy.take(request);
                else modern.take(request, claim);
            }
            case Notification note -> {
                if (!modern.cancelled(note)) legacy.take(note);
            }
            case Success _, Failure _ -> legacy.take(message);
        }
    }
}
