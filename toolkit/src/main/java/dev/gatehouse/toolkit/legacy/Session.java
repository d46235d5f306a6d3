package dev.gatehouse.toolkit.legacy;

import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.carrying.Sink;
import dev.gatehouse.toolkit.server.Newsroom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What is remembered between two requests of one older client.
final class Session {
    private static final int MOST_WATCHED = 256;

    private final Revision revision;
    private final JsonObject clientCapabilities;
    private final OpenQuestions questions;
    private final Streams streams = new Streams();
    private final Sink news;
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private final Map<String, Thread> workers = new ConcurrentHashMap<>();
    private final Newsroom.Listening listening;
    private volatile Optional<LogLevel> level = Optional.of(LogLevel.INFO);

    /// @param news where it is told what it did not ask for
    Session(Handshake handshake, Newsroom newsroom, Sink news) {
        this.revision = handshake.revision();
        this.clientCapabilities = handshake.clientCapabilities();
        this.news = news;
        this.questions = new OpenQuestions(clientCapabilities);
        this.listening = newsroom.listen(this::pass);
    }

    private void pass(Notification note) {
        boolean watches = note.params().flatMap(params -> params.text("uri")).filter(watched::contains).isPresent();
        if (!note.method().equals(Names.RESOURCE_UPDATED) || watches) news.note(note);
    }

    /// Whether its client understands a stream that begins with an id and no data, and can be closed before its end.
    boolean canComeBack() {
        return revision.compareTo(Revision.R2025_11_25) >= 0;
    }

    JsonObject clientCapabilities() {
        return clientCapabilities;
    }

    OpenQuestions questions() {
        return questions;
    }

    Streams streams() {
        return streams;
    }

    /// From which level on it wants log messages.
    Optional<LogLevel> level() {
        return level;
    }

    void wants(LogLevel from) {
        level = Optional.of(from);
    }

    /// Watches a resource; false where it watches too many.
    boolean watch(String uri) {
        if (watched.size() >= MOST_WATCHED) return watched.contains(uri);
        watched.add(uri);
        return true;
    }

    void unwatch(String uri) {
        watched.remove(uri);
    }

    /// A call of this id is at work on that thread.
    void works(Id id, Thread worker) {
        workers.put(id.key(), worker);
    }

    void worked(Id id) {
        workers.remove(id.key());
    }

    /// Takes what is neither a request nor an answer of ours: a cancellation, or an answer to a question.
    void take(Message message) {
        switch (message) {
            case Notification note when note.method().equals(Names.CANCELLED) -> note.requestId().ifPresent(this::cancel);
            case Success success -> questions.take(success.id(), success);
            case Failure failure -> failure.id().ifPresent(id -> questions.take(id, failure));
            case Notification _, Request _ -> { }
        }
    }

    /// Cancels the call of this id, if it still works.
    private void cancel(Id id) {
        Thread worker = workers.get(id.key());
        if (worker != null) worker.interrupt();
    }

    /// Ends everything of it.
    void end() {
        listening.close();
        workers.values().forEach(Thread::interrupt);
        streams.end();
        news.end();
    }
}
