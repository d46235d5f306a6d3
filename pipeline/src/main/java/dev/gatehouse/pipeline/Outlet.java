package dev.gatehouse.pipeline;

import dev.gatehouse.protocol.Message;

/// Where the pipeline puts what the caller may see. Exactly one of [#finish] and [#refuse] is called, once, last.
public interface Outlet {
    /// A message before the final one. Blocks while the caller reads slowly.
    ///
    /// @throws Refused if the caller has gone
    void pass(Message message) throws Refused;

    /// The final message.
    void finish(Message last);

    /// The call ends with a no.
    void refuse(Refusal refusal);
}
