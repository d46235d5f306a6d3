package dev.gatehouse.toolkit.carrying;

import dev.gatehouse.protocol.Message;

/// Where the messages of one request go, in order. It never throws: that a client has left is not for whoever works to know.
public interface Sink {
    /// Takes a message after which more may come.
    void note(Message message);

    /// Takes the last message; whatever comes after it is left out.
    ///
    /// @param status what HTTP says of it where it is all there is
    void last(Message message, int status);

    /// No last message comes: the request was cancelled.
    void end();

    /// Ends the connection that carries it, where a client can come back for the rest; else does nothing.
    void breakOff();
}
