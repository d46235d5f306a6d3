package dev.gatehouse.toolkit.tasks;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.TaskExtension;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.answering.Failures;
import dev.gatehouse.toolkit.server.Newsroom;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Outcome.Done;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import dev.gatehouse.toolkit.server.Step;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All tasks of one server, in memory, each for ten minutes from its beginning. One that is over is ended and forgotten.
///
/// Bounded: at most [#MOST_OF_ONE] of one caller and [#MOST] in all; whoever has no room runs its work at once. Safe for many threads.
public final class Tasks {
    /// How many one caller may have.
    public static final int MOST_OF_ONE = 256;
    /// How many there may be.
    public static final int MOST = 2_048;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final InstantSource clock;
    private final Newsroom newsroom = new Newsroom();
    private final Map<String, Owned> byId = new LinkedHashMap<>();

    private record Owned(String caller, Task task) {}

    public Tasks(InstantSource clock) {
        this.clock = clock;
    }

    /// Where their news are told: to be passed on only to a listener who names a task of its own.
    public Newsroom newsroom() {
        return newsroom;
    }

    /// The refusal for a client that does not say that it can follow tasks.
    public static Wrong missing() {
        return Failures.missing(TaskExtension.addTo(JsonObject.empty()));
    }

    /// Makes a task of this work and starts it; empty where there is no room.
    public Optional<Task> make(String caller, Step rest, JsonObject clientCapabilities) {
        var task = new Task(freshId(), clock, clientCapabilities, this::tell);
        synchronized (this) {
            removeOver();
            if (byId.size() >= MOST || byId.values().stream().filter(each -> each.caller.equals(caller)).count() >= MOST_OF_ONE) return Optional.empty();
            byId.put(task.id(), new Owned(caller, task));
        }
        task.start(rest);
        return Optional.of(task);
    }

    /// Whether this caller has such a task.
    public boolean isOf(String caller, String id) {
        return of(caller, id).isPresent();
    }

    /// Answers a method of the extension.
    public Outcome answer(String method, JsonObject params, String caller, JsonObject clientCapabilities) {
        if (!TaskExtension.isIn(clientCapabilities)) return missing();
        Optional<Task> task = params.text(Names.TASK_ID).flatMap(id -> of(caller, id));
        if (task.isEmpty()) return Wrong.of(ErrorCode.INVALID_PARAMS, "There is no such task.");
        if (method.equals(Names.TASKS_GET)) return new Done(task.get().detailed());
        if (method.equals(Names.TASKS_CANCEL)) task.get().cancel();
        else task.get().update(params.object(InputRequired.RESPONSES).orElseGet(JsonObject::empty));
        return new Done(JsonObject.empty());
    }

    private synchronized Optional<Task> of(String caller, String id) {
        removeOver();
        return Optional.ofNullable(byId.get(id)).filter(each -> each.caller.equals(caller)).map(Owned::task);
    }

    /// The oldest come first.
    private void removeOver() {
        var all = byId.values().iterator();
        while (all.hasNext()) {
            Task task = all.next().task;
            if (!task.isOver()) return;
            task.cancel();
            all.remove();
        }
    }

    private void tell(Task task) {
        newsroom.tell(Notification.of(Names.TASK_NEWS, task.detailed()));
    }

    private static String freshId() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return TEXT.encodeToString(bits);
    }
}
