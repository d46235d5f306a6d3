package dev.gatehouse.protocol.framing;

import java.util.Optional;

/// One server-sent event.
///
/// @param type its `event` field, `message` when it has none
/// @param data its data, lines joined by LF; empty for an event that only carries an id. Nobody writes to it.
/// @param id its own `id` field, when it has one
public record SseEvent(String type, byte[] data, Optional<String> id) {

    /// Whether it can carry a message: of type `message` and with data.
    public boolean isMessage() {
        return type.equals("message") && data.length > 0;
    }

    @Override
    public String toString() {
        return "SseEvent[" + data.length + " bytes]";
    }
}
