package dev.gatehouse.pipeline;

import dev.gatehouse.protocol.Message;

/// What comes back for one call: any number of notifications, then the final message. Pulled, so that a slow reader holds back
/// the server and not our memory.
public interface Answer extends AutoCloseable {
    /// The next message. The last one is a [dev.gatehouse.protocol.Success] or a [dev.gatehouse.protocol.Failure]; nothing is asked for after it.
    ///
    /// @throws Refused if the server broke the protocol, was lost, took too long, or the call was cancelled
    Message next() throws Refused;

    /// Ends the call from any thread: a [#next()] that waits is woken with [Code#CANCELLED], and the server is told.
    void cancel();

    /// Gives back whatever is held. A call whose final message was not read is cancelled.
    @Override
    void close();
}
