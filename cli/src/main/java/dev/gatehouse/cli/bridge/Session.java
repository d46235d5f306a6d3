package dev.gatehouse.cli.bridge;

import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.MirroredHeaders;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.RequestMeta;
import dev.gatehouse.protocol.Success;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a message needs in its head: a modern request repeats parts of its body, a legacy one names its session and revision. Remembers
/// how a legacy session began, so that it can be begun again when the gate has forgotten it.
final class Session {
    private Request initialize;
    private String id = "";
    private String revision = "";

    /// The headers for this message.
    synchronized Map<String, String> headers(Message message) {
        if (message instanceof Request request && (RequestMeta.of(request).modern() || request.method().equals(Names.DISCOVER))) {
            return MirroredHeaders.of(request, List.of());
        }
        return message instanceof Request request && request.method().equals(Names.INITIALIZE) ? Map.of() : legacy();
    }

    /// The headers of the present legacy session, none before there is one.
    synchronized Map<String, String> legacy() {
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, Names.HEADER_SESSION_ID, id);
        put(headers, Names.HEADER_PROTOCOL_VERSION, revision);
        return headers;
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (!value.isEmpty()) {
            headers.put(name, value);
        }
    }

    /// A session began: this request, answered so.
    synchronized void began(Request request, Success answer, Optional<String> sessionId) {
        initialize = request;
        id = sessionId.orElse("");
        revision = answer.result().text("protocolVersion").orElse("");
    }

    /// How the present session began, if there is one.
    synchronized Optional<Request> beginning() {
        return Optional.ofNullable(initialize);
    }

    /// The present session's id; empty before there is one.
    synchronized String id() {
        return id;
    }
}
