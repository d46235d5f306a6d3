package dev.gatehouse.wire.link;

import dev.gatehouse.wire.message.Message;
import java.io.IOException;

/// Answers what the other side starts, on the connection's own thread.
@FunctionalInterface
public interface ExchangeHandler {
    /// Answers one exchange that began with `start`. To return with it unanswered, or to throw, ends the connection.
    ///
    /// @throws IOException when the exchange cannot be answered; the other side learns no reason
    void answer(Message start, Exchange exchange) throws IOException;
}
