package dev.gatehouse.cli.bridge;

import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.framing.FrameRefused;
import dev.gatehouse.protocol.framing.SseEvent;
import dev.gatehouse.protocol.framing.SseLimits;
import dev.gatehouse.protocol.framing.SseReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The messages of the gate, alone or as the events of a stream. What is none is passed over.
final class Events {
    /// The largest message in either direction; above what any gate lets through.
    static final int LARGEST = 72 << 20;

    private Events() {}

    static boolean are(HttpResponse<?> response) {
        return type(response).equals("text/event-stream");
    }

    /// The content type in small letters, without parameters.
    static String type(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)).orElse("");
    }

    /// Reads a stream to its end, and hands on each message with its bytes as it comes.
    static void read(InputStream body, BiConsumer<Message, byte[]> to) throws IOException {
        var reader = new SseReader(SseLimits.ofMessages(LARGEST), event -> hand(event, to));
        byte[] buffer = new byte[16 * 1024];
        try {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                reader.read(buffer, 0, count);
            }
        } catch (FrameRefused refused) {
            throw new IOException("the gate's stream is not one of events", refused);
        }
    }

    private static void hand(SseEvent event, BiConsumer<Message, byte[]> to) {
        if (event.isMessage()) {
            message(event.data()).ifPresent(message -> to.accept(message, event.data()));
        }
    }

    static Optional<Message> message(byte[] bytes) {
        try {
            return Optional.of(Message.parse(bytes, Message.fromServers(LARGEST)));
        } catch (InvalidMessage notOne) {
            return Optional.empty();
        }
    }
}
