package dev.gatehouse.checks.approval;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// Asks the caller's own person about a call, through their client, and knows the answer when the call comes again with it.
public interface Consent {
    /// Nobody is asked so.
    Consent NONE = new Consent() {
        @Override
        public Brought brought(Call.ToolCall call) {
            return Brought.NOTHING;
        }

        @Override
        public Optional<JsonObject> question(Call.ToolCall call) {
            return Optional.empty();
        }
    };

    /// What a call brings.
    enum Brought {
        /// Nothing, or nothing that is good for this call.
        NOTHING,
        /// Their yes to this very call, good for this once.
        YES,
        /// Their no, or that they passed it over.
        NO
    }

    /// The answer that this call brings. A yes is spent by this.
    Brought brought(Call.ToolCall call);

    /// The result that asks; nothing where the client cannot be asked so, or the call cannot be put into a few words.
    Optional<JsonObject> question(Call.ToolCall call);
}
