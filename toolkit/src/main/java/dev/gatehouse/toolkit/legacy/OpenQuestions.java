package dev.gatehouse.toolkit.legacy;

import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.InputRequired.Asked;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Question;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.toolkit.answering.Asker;
import dev.gatehouse.toolkit.carrying.Sink;
import dev.gatehouse.toolkit.server.Outcome.Ask;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The questions of one session that its client has not answered yet. Each is a request on the stream of the call that asks it.
final class OpenQuestions {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JsonObject clientCapabilities;
    private final Map<String, BlockingQueue<Message>> open = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();

    OpenQuestions(JsonObject clientCapabilities) {
        this.clientCapabilities = clientCapabilities;
    }

    /// Asks all questions at once and waits for all answers.
    JsonObject ask(Ask ask, Sink sink) throws InterruptedException, Asker.Unanswered {
        for (Asked each : ask.questions().values()) {
            if (!each.question().isFor(clientCapabilities, each.params())) throw new Asker.Unanswered("The client does not offer " + each.question().word() + ".");
        }
        Map<String, Id> sent = new LinkedHashMap<>();
        try {
            ask.questions().forEach((key, asked) -> sent.put(key, send(asked, sink)));
            JsonObject answers = JsonObject.empty();
            for (var each : sent.entrySet()) answers = answers.with(each.getKey(), answer(each.getValue()));
            return answers;
        } finally {
            sent.values().forEach(id -> open.remove(id.key()));
        }
    }

    private Id send(Asked asked, Sink sink) {
        Id id = Id.of("q" + ids.incrementAndGet());
        open.put(id.key(), new ArrayBlockingQueue<>(1));
        sink.note(Request.of(id, asked.question().method(), params(asked)));
        return id;
    }

    /// A form is the one way that all older revisions know, so it is not named; a page has an id of its own (MCP 2025-11-25, client/elicitation).
    private static JsonObject params(Asked asked) {
        if (asked.question() != Question.ELICITATION) return asked.params();
        boolean page = asked.params().text("mode").filter("url"::equals).isPresent();
        return page ? asked.params().with("elicitationId", JsonString.of(UUID.randomUUID().toString())) : asked.params().without("mode");
    }

    private JsonObject answer(Id id) throws InterruptedException, Asker.Unanswered {
        return switch (open.get(id.key()).poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            case null -> throw new Asker.Unanswered("The client did not answer in time.");
            case Success success -> success.result();
            case Failure _ -> throw new Asker.Unanswered("The client could not answer.");
            case Message other -> throw new IllegalStateException(other.toString());
        };
    }

    /// Takes a client's answer; one to a question that is not open is passed over.
    void take(Id id, Message answer) {
        BlockingQueue<Message> waiting = open.get(id.key());
        if (waiting != null) waiting.offer(answer);
    }
}
