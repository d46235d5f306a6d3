package dev.gatehouse.gateway.whole;

import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Send;
import java.nio.charset.StandardCharsets;

/// One message that reached a server. Tests look through all of them again and again: each is parsed once.
final class Asked {
    private final Zone zone;
    private final Send send;
    private final String body;
    private volatile Message parsed;

    /// @param body as it came; empty for the end of a session
    Asked(Zone zone, Send send, String body) {
        this.zone = zone;
        this.send = send;
        this.body = body;
    }

    Zone zone() {
        return zone;
    }

    Send send() {
        return send;
    }

    String body() {
        return body;
    }

    String server() {
        return send.server();
    }

    /// The method, `DELETE` for the end of a session, `GET` for its stream, `answer` for an answer to a request of the server.
    String method() {
        return body.isEmpty() ? send.method().name() : switch (message()) {
            case Request request -> request.method();
            case Notification note -> note.method();
            case Success _, Failure _ -> "answer";
        };
    }

    /// The tool that is called; empty otherwise.
    String tool() {
        return !body.isEmpty() && message() instanceof Request request ? request.params().flatMap(params -> params.text("name")).orElse("") : "";
    }

    /// The request's id as JSON.
    String id() {
        return new String(((Request) message()).id().json().bytes(), StandardCharsets.UTF_8);
    }

    Message message() {
        if (parsed == null) {
            parsed = parse();
        }
        return parsed;
    }

    private Message parse() {
        try {
            return Message.parse(body.getBytes(StandardCharsets.UTF_8), Message.fromServers(16 << 20));
        } catch (InvalidMessage invalid) {
            throw new AssertionError("the gate sent no message", invalid);
        }
    }

    boolean isRequest() {
        return !body.isEmpty() && message() instanceof Request;
    }
}
