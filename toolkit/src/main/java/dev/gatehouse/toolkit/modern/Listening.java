package dev.gatehouse.toolkit.modern;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The streams of `subscriptions/listen`: first what is honoured, then each piece of news that was asked for, under the subscription's id.
final class Listening {
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

    /// Opens one, or says in `sink` that nothing readable was asked for.
    ///
    /// @return what ends it
    Runnable open(Request request, String caller, Sink sink) {
        Id id = request.id();
        Optional<JsonObject> filter = request.params().flatMap(params -> params.object("notifications"));
        Optional<News> wanted = filter.flatMap(each -> wanted(each, caller));
        if (wanted.isEmpty()) {
            sink.last(Failures.of(id, Wrong.of(ErrorCode.INVALID_PARAMS, "It is not said what is wanted.")), 400);
            return () -> {};
        }
        return open(wanted.get(), sink, id);
    }

    /// Listens before it says so, since from then on nothing may be missed, and holds back what comes until it has said so.
    private Runnable open(News wanted, Sink sink, Id id) {
        var order = new Object();
        Consumer<Notification> pass = note -> {
            if (!wanted.hold(note)) return;
            synchronized (order) {
                sink.note(note.withSubscription(id));
            }
        };
        synchronized (order) {
            return listen(pass, wanted, sink, id);
        }
    }

    private Runnable listen(Consumer<Notification> pass, News wanted, Sink sink, Id id) {
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

    /// Of tasks, only those of this caller.
    private Optional<News> wanted(JsonObject filter, String caller) {
        return News.of(filter).map(news -> news.within(capabilities)
            .ofTasks(news.tasks().stream().filter(id -> tasks.isOf(caller, id)).collect(Collectors.toCollection(LinkedHashSet::new))));
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
