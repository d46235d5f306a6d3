package dev.gatehouse.cli.bridge;

import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;

/// Brings the gate's answer to one request to the client, as it comes: one JSON body, or the events of a stream.
final class Answering {
    private static final int BROKEN = -31005;

    private final Request request;
    private final Output output;
    private Optional<Message> answer = Optional.empty();

    Answering(Request request, Output output) {
        this.request = request;
        this.output = output;
    }

    /// Reads the whole response. What the client gets is always one answer in the end.
    ///
    /// @return the answer, where it is one
    Optional<Message> carry(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            if (Events.are(response)) {
                Events.read(body, this::pass);
            } else {
                whole(response, body);
            }
        }
        if (answer.isEmpty()) {
            output.failure(Optional.of(request.id()), BROKEN, "The gate's answer broke off. The call may have been carried out; it was not sent again.");
        }
        return answer;
    }

    private void whole(HttpResponse<?> response, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(Events.LARGEST + 1);
        Optional<Message> read = bytes.length > Events.LARGEST || !Events.type(response).equals("application/json") ? Optional.empty() : Events.message(bytes);
        if (read.isEmpty()) {
            var refusal = Failure.of(Optional.of(request.id()), BROKEN, "The gate answered with HTTP " + response.statusCode() + " and no message.");
            answer = Optional.of(refusal);
            output.message(refusal.bytes());
        } else {
            pass(read.get(), bytes);
        }
    }

    /// A refusal from before the gate read the id has none; the client knows its request only by it.
    private void pass(Message message, byte[] bytes) {
        switch (message) {
            case Failure failure -> {
                answer = Optional.of(failure);
                output.message(failure.id().isPresent() ? bytes : failure.withId(request.id()).bytes());
            }
            case Success success -> {
                answer = Optional.of(success);
                output.message(bytes);
            }
            case Request _, Notification _ -> output.message(bytes);
        }
    }

    /// The id that the answer must carry.
    Id id() {
        return request.id();
    }
}
