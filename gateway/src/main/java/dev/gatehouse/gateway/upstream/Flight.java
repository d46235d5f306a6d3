package dev.gatehouse.gateway.upstream;

import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.wire.link.Exchange;

/// A request on its way to a server, or being answered.
///
/// @param id the id that the server knows it by
/// @param hosted whether the server is a program on a pipe, which notices no closing
record Flight(Dialogue dialogue, Id id, Exchange exchange, boolean hosted) {
    /// The same request, whose answer goes on in another exchange.
    Flight on(Exchange other) {
        return new Flight(dialogue, id, other, hosted);
    }

    /// Gives it up, from any thread: whoever waits for the answer is woken, and the server is told. Over HTTP a modern server hears of
    /// it by the closing of the stream; all others want a note.
    void cancel() {
        if (hosted || dialogue.era() == Era.LEGACY) {
            dialogue.tell(Notification.cancelled(id, "cancelled"));
        }
        exchange.cancel();
    }
}
