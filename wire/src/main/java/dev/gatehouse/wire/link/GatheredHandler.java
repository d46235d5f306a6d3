package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Message;
import java.util.List;

/// Answers the questions that wait together, all at once: for a zone whose every question is one message, and so is its answer.
///
/// Called by one thread, which asks nobody else meanwhile: whoever answers must not wait for the network.
@FunctionalInterface
public interface GatheredHandler {
    /// The answers, one to each, in the questions' order. A [RuntimeException] ends the connections of all of them.
    ///
    /// @param peer the zone that asked, proved
    List<Message> answer(Zone peer, List<Message> questions);
}
