package dev.gatehouse.pipeline;

import dev.gatehouse.protocol.Message;

/// What a review says of one message that came back.
public sealed interface Finding {
    /// The message may go on as it is.
    record Keep() implements Finding {}

    /// A safer message goes on in its place. It only narrows: what it says was in the message before.
    ///
    /// @param because one word for the ledger
    record Replace(Message safer, String because) implements Finding {}

    /// The message does not go on, and the call ends with this refusal.
    record Withhold(Refusal refusal) implements Finding {}

    /// The one keep there is.
    Finding KEEP = new Keep();
}
