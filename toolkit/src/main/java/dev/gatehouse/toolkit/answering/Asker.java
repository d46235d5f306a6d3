package dev.gatehouse.toolkit.answering;

import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.server.Outcome.Ask;

/// Brings questions to a client and waits for what it says.
@FunctionalInterface
public interface Asker {
    /// What the client said, by the keys of the questions.
    ///
    /// @throws Unanswered where it says nothing to one of them
    JsonObject ask(Ask ask) throws InterruptedException, Unanswered;

    /// A question that the client cannot or does not answer.
    final class Unanswered extends Exception {
        private static final long serialVersionUID = 1;

        /// @param sentence what the client hears of it
        public Unanswered(String sentence) {
            super(sentence, null, false, false);
        }
    }
}
