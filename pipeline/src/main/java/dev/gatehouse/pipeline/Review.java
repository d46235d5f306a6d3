package dev.gatehouse.pipeline;

import dev.gatehouse.protocol.Message;

/// One question asked of every message that comes back, notifications and the final answer alike.
///
/// A review that throws or returns null has withheld the message.
public interface Review {
    /// The word in ledger, metrics and `explain`: `plain-text`.
    String name();

    Finding examine(Call call, Message message);
}
