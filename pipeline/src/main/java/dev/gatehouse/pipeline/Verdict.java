package dev.gatehouse.pipeline;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// What a check says. There is no abstaining.
public sealed interface Verdict {
    /// Nothing against it.
    record Pass() implements Verdict {}

    /// Nothing against it, and something is held until the call ends: a place among the calls running at once.
    record Hold(Slot slot) implements Verdict {}

    /// No.
    record Refuse(Refusal refusal) implements Verdict {}

    /// Only if a person agrees. The call is refused for now; sent again, it begins at the first check.
    record Ask(Question question) implements Verdict {}

    /// No, with this code.
    ///
    /// @param detail for the ledger alone
    static Verdict refuse(Code code, String detail) {
        return new Refuse(Refusal.of(code, detail));
    }

    /// The one pass there is.
    Verdict PASS = new Pass();

    /// What a [Hold] holds. Released exactly once, however the call ends.
    interface Slot {
        void release();
    }

    /// What a person is asked, for the ledger and in plain words of ours: never words of the call.
    ///
    /// @param result what asks the caller's own person through their client; empty where somebody else is asked
    record Question(String sentence, Optional<JsonObject> result) {
        /// One that the client hears nothing of.
        public Question(String sentence) {
            this(sentence, Optional.empty());
        }
    }
}
