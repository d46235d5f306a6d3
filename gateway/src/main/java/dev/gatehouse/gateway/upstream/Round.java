package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Question;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a modern server wants before it answers, asked of a client of an older revision, one question after the other, and its replies
/// gathered. Used by the call's thread; replies and the end come from others.
final class Round {
    private final InputRequired wanted;
    private final Map<String, JsonObject> replies = new LinkedHashMap<>();
    private boolean over;
    private boolean declined;

    Round(InputRequired wanted) {
        this.wanted = wanted;
    }

    /// Takes one reply. A client that could not ask its person says so with an error: to an elicitation that is a no.
    synchronized void hear(String key, Message reply) {
        switch (reply) {
            case Success answer -> replies.put(key, answer.result());
            case Failure _ when wanted.questions().get(key).question() == Question.ELICITATION ->
                replies.put(key, JsonObject.of(JsonObject.member("action", "cancel")));
            case Failure _ -> declined = true;
            case Request _, Notification _ -> throw new IllegalArgumentException("no reply");
        }
        notifyAll();
    }

    /// Ends the waiting, from any thread.
    synchronized void end() {
        over = true;
        notifyAll();
    }

    /// Waits for all replies and returns the request to be sent again.
    ///
    /// @throws Refused if one does not come, or is a no to what only a yes can answer
    synchronized Request again(Request first, Deadline deadline) throws Refused {
        while (replies.size() < wanted.questions().size() && !declined && !over) {
            long millis = deadline.left().toMillis();
            if (millis <= 0) {
                throw new Refused(Refusal.after(Effect.UNKNOWN, Code.UPSTREAM_TIMED_OUT, "no reply of the client"));
            }
            try {
                wait(millis);
            } catch (InterruptedException stop) {
                over = true;
            }
        }
        if (declined || over) {
            throw new Refused(Refusal.after(Effect.UNKNOWN, Code.UPSTREAM_ASKS, over ? "the call ended" : "the client answered with an error"));
        }
        JsonObject responses = JsonObject.of(wanted.questions().keySet().stream().map(key -> JsonObject.member(key, replies.get(key))).toList());
        return wanted.again(first, responses);
    }
}
