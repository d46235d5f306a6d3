package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.QuestionId;
import dev.gatehouse.protocol.Message;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The questions of servers that went to clients with a session and wait for their replies. A question is answered once, by the caller in
/// whose call it came, in the same session; for everybody else, and afterwards, it does not exist.
///
/// Bounded by the calls that run: each may ask a few questions, and takes them back when it ends.
final class PendingQuestions {
    private final Map<QuestionId, Open> open = new ConcurrentHashMap<>();

    /// @param session the gate's own key of the session, which is one caller's alone
    private record Open(Optional<String> session, Asker asker) {}

    /// Whoever waits for a reply.
    interface Asker {
        /// @param reply a result or an error, as the client sent it
        void hear(Message reply);
    }

    void ask(QuestionId question, Call within, Asker asker) {
        open.put(question, new Open(within.facts().session(), asker));
    }

    /// Whoever waits for this reply; nobody if the question is not there or not this caller's.
    Optional<Asker> answered(Call.Reply reply) {
        Open asked = open.get(reply.to());
        boolean theirs = asked != null && asked.session().equals(reply.facts().session());
        return theirs && open.remove(reply.to(), asked) ? Optional.of(asked.asker()) : Optional.empty();
    }

    /// Whether it was still open.
    boolean takeBack(QuestionId question) {
        return open.remove(question) != null;
    }
}
