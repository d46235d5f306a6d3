package dev.gatehouse.toolkit.modern;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.toolkit.answering.Failures;
import dev.gatehouse.toolkit.carrying.Sink;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Newsroom;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import dev.gatehouse.toolkit.tasks.Tasks;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The streams of `subscriptions/listen`: first what is honoured, then each piece of news that was asked for, under the subscription's id.
final class Listening {
    private static final String TASK_IDS = "taskIds";

    private final Library library;
    private final Tasks tasks;
    private final JsonObject capabilities;
    private final Map<Sink, Success> open = new ConcurrentHashMap<>();

    /// @param capabilities what the server says that it can tell of
    Listening(Library library, Tasks tasks, JsonObject capabilities) {
        this.library = library;
        this.tasks = tasks;
        this.capabilities = capabilities;
    }

    /// What a client wants to hear.
    private record Wanted(News news, Set<String> tasks) {
        JsonObject json() {
            return tasks.isEmpty() ? news.json() : news.json().with(TASK_IDS, JsonArray.of(tasks.stream().map(JsonString::of).toList()));
        }

        boolean holds(Notification note) {
            return news.hold(note) || note.method().equals(Tasks.NEWS)
                && note.params().flatMap(params -> params.text("taskId")).filter(tasks::contains).isPresent();
        }
    }

    /// Opens one, or says in `sink` that nothing readable was asked for.
    ///
    /// @return what ends it
    Runnable open(Request request, String caller, Sink sink) {
        Id id = request.id();
        Optional<JsonObject> filter = request.params().flatMap(params -> params.object("notifications"));
        Optional<Wanted> wanted = filter.flatMap(each -> wanted(each, caller));
        if (wanted.isEmpty()) {
            sink.last(Failures.of(id, Wrong.of(ErrorCode.INVALID_PARAMS, "It is not said what is wanted.")), 400);
            return () -> {};
        }
        return open(wanted.get(), sink, id);
    }

    /// Listens before it says so, since from then on nothing may be missed, and holds back what comes until it has said so.
    private Runnable open(Wanted wanted, Sink sink, Id id) {
        var order = new Object();
        Consumer<Notification> pass = note -> {
            if (!wanted.holds(note)) return;
            synchronized (order) {
                sink.note(note.withSubscription(id));
            }
        };
        synchronized (order) {
            return listen(pass, wanted, sink, id);
        }
    }

    private Runnable listen(Consumer<Notification> pass, Wanted wanted, Sink sink, Id id) {
        Newsroom.Listening ofLibrary = library.newsroom().listen(pass);
        Newsroom.Listening ofTasks = tasks.newsroom().listen(pass);
        sink.note(Notification.of(Names.ACKNOWLEDGED, JsonObject.of("notifications", wanted.json())).withSubscription(id));
        open.put(sink, end(id));
        return () -> {
            ofLibrary.close();
            ofTasks.close();
            open.remove(sink);
            sink.end();
        };
    }

    private Optional<Wanted> wanted(JsonObject filter, String caller) {
        Set<String> ids = new LinkedHashSet<>();
        filter.array(TASK_IDS).ifPresent(all -> all.values().forEach(each -> {
            if (each instanceof JsonString text && tasks.isOf(caller, text.value())) ids.add(text.value());
        }));
        return News.of(filter).map(news -> new Wanted(news.within(capabilities), ids));
    }

    private static Success end(Id id) {
        return Success.of(id, JsonObject.of("resultType", JsonString.of("complete"))
            .with(Names.META, JsonObject.of(Names.SUBSCRIPTION_ID, id.json())));
    }

    /// Ends all in good order.
    void close() {
        open.forEach((sink, end) -> sink.last(end, 200));
    }
}
