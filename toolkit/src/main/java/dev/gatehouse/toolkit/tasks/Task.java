package dev.gatehouse.toolkit.tasks;

import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.InputRequired.Asked;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.TaskReport;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.toolkit.answering.Asker;
import dev.gatehouse.toolkit.answering.Failures;
import dev.gatehouse.toolkit.answering.Rounds;
import dev.gatehouse.toolkit.answering.Run;
import dev.gatehouse.toolkit.answering.Telling;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Outcome.Ask;
import dev.gatehouse.toolkit.server.Outcome.Done;
import dev.gatehouse.toolkit.server.Outcome.Later;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import dev.gatehouse.toolkit.server.Step;
import dev.gatehouse.toolkit.tasks.TaskState.Cancelled;
import dev.gatehouse.toolkit.tasks.TaskState.Completed;
import dev.gatehouse.toolkit.tasks.TaskState.Failed;
import dev.gatehouse.toolkit.tasks.TaskState.Waiting;
import dev.gatehouse.toolkit.tasks.TaskState.Working;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// One task and the thread that works on it.
public final class Task {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(500);

    private final String id;
    private final InstantSource clock;
    private final JsonObject clientCapabilities;
    private final Consumer<Task> changed;
    private final Instant created;
    private Instant updated;
    private TaskState state = new Working();
    private Thread worker;
    private int rounds;
    private JsonObject said = JsonObject.empty();

    Task(String id, InstantSource clock, JsonObject clientCapabilities, Consumer<Task> changed) {
        this.id = id;
        this.clock = clock;
        this.clientCapabilities = clientCapabilities;
        this.changed = changed;
        this.created = clock.instant();
        this.updated = created;
    }

    synchronized void start(Step rest) {
        worker = Thread.ofVirtual().name("task").start(() -> work(rest));
    }

    private void work(Step rest) {
        try {
            Outcome outcome = Rounds.runNow(rest, Run.first(Telling.NOBODY, clientCapabilities), this::ask);
            turn(switch (outcome) {
                case Done(JsonObject result) -> new Completed(result);
                case Wrong wrong -> new Failed(Failures.error(wrong));
                case Ask _, Later _ -> new Failed(Failures.error(Failures.broken()));
            });
        } catch (InterruptedException cancelled) {
            turn(new Cancelled());
        }
    }

    private JsonObject ask(Ask ask) throws InterruptedException, Asker.Unanswered {
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, Asked> open = new LinkedHashMap<>();
        synchronized (this) {
            rounds++;
        }
        for (var each : ask.questions().entrySet()) {
            Asked asked = each.getValue();
            if (!asked.question().isFor(clientCapabilities, asked.params())) throw new Asker.Unanswered("The client cannot answer what this needs to ask.");
            keys.put(each.getKey(), rounds + "-" + each.getKey());
            open.put(rounds + "-" + each.getKey(), asked);
        }
        turn(new Waiting(open));
        JsonObject all = answers();
        JsonObject answers = JsonObject.empty();
        for (var each : keys.entrySet()) answers = answers.with(each.getKey(), all.get(each.getValue()).orElseThrow());
        return answers;
    }

    private synchronized JsonObject answers() throws InterruptedException {
        while (state instanceof Waiting) wait();
        if (state.isEnd()) throw new InterruptedException("cancelled");
        return said;
    }

    /// Takes what the client said; what was not asked, or was answered before, is passed over.
    void update(JsonObject responses) {
        synchronized (this) {
            if (!(state instanceof Waiting(Map<String, Asked> open))) return;
            Map<String, Asked> left = new LinkedHashMap<>(open);
            for (String key : open.keySet()) {
                if (responses.object(key).isEmpty()) continue;
                left.remove(key);
                said = said.with(key, responses.object(key).get());
            }
            become(left.isEmpty() ? new Working() : new Waiting(left));
        }
        changed.accept(this);
    }

    /// Ends it, if it has not ended.
    void cancel() {
        turn(new Cancelled());
        synchronized (this) {
            if (worker != null) worker.interrupt();
        }
    }

    private void turn(TaskState next) {
        synchronized (this) {
            if (state.isEnd()) return;
            become(next);
        }
        changed.accept(this);
    }

    private void become(TaskState next) {
        state = next;
        updated = clock.instant();
        notifyAll();
    }

    String id() {
        return id;
    }

    boolean isOver() {
        return !clock.instant().isBefore(created.plus(LIFE));
    }

    /// As its maker is told of it.
    public JsonObject made() {
        return facts().with("resultType", JsonString.of(TaskReport.TYPE));
    }

    /// As whoever asks for it, or listens to it, is told.
    synchronized JsonObject detailed() {
        return switch (state) {
            case Working _, Cancelled _ -> facts();
            case Waiting(var open) -> facts().with(InputRequired.REQUESTS, asked(open));
            case Completed(JsonObject result) -> facts().with("result", result);
            case Failed(JsonObject error) -> facts().with("error", error);
        };
    }

    private static JsonObject asked(Map<String, Asked> open) {
        JsonObject all = JsonObject.empty();
        for (var each : open.entrySet()) all = all.with(each.getKey(), each.getValue().json());
        return all;
    }

    private synchronized JsonObject facts() {
        return JsonObject.of(List.of(JsonObject.member(Names.TASK_ID, id), JsonObject.member("status", state.word()),
            JsonObject.member("createdAt", created.toString()), JsonObject.member("lastUpdatedAt", updated.toString()),
            JsonObject.member("ttlMs", JsonNumber.of(LIFE.toMillis())), JsonObject.member("pollIntervalMs", JsonNumber.of(POLL.toMillis()))));
    }

    @Override
    public String toString() {
        return "Task";
    }
}
