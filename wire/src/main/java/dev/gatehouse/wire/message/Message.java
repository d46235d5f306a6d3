package dev.gatehouse.wire.message;

/// Something that one zone says to another: closed, so that whoever answers messages is told by the compiler about a new one.
///
/// Records may hold more than can cross; what is over its limit is refused when it is sent, before a byte of it left.
public sealed interface Message permits Ping, Pong, Send, Part, End, Head, Failed, Credit, Held, Fetch, Fetched,
        Open, Checkpoint, Close, Refused, Count, Event, Opened, Noted, LedgerFailed,
        Settings, Running, Rejected, Ask, State, Verb, Reply {
    /// Which message it is.
    Kind kind();
}
