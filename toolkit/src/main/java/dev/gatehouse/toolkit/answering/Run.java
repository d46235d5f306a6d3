package dev.gatehouse.toolkit.answering;

import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.server.Running;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// One run of a piece of work: from its beginning to its outcome.
public final class Run implements Running {
    private final Telling telling;
    private final JsonObject clientCapabilities;
    private final JsonObject answers;
    private final Optional<JsonObject> state;
    private final AtomicLong furthest;

    private Run(Telling telling, JsonObject clientCapabilities, JsonObject answers, Optional<JsonObject> state, AtomicLong furthest) {
        this.telling = telling;
        this.clientCapabilities = clientCapabilities;
        this.answers = answers;
        this.state = state;
        this.furthest = furthest;
    }

    /// The first one.
    public static Run first(Telling telling, JsonObject clientCapabilities) {
        return new Run(telling, clientCapabilities, JsonObject.empty(), Optional.empty(), new AtomicLong(-1));
    }

    /// The same once more, with what the client said and what the work kept.
    public Run again(JsonObject said, Optional<JsonObject> kept) {
        return new Run(telling, clientCapabilities, said, kept, furthest);
    }

    /// Progress only ever grows (MCP, basic/utilities/progress), also over the runs of one call.
    @Override
    public void progress(long done, long total) {
        if (telling.progressToken().isEmpty() || furthest.getAndAccumulate(done, Math::max) >= done) return;
        telling.notes().accept(Notification.of(Names.PROGRESS, JsonObject.of(List.of(
            JsonObject.member(Names.PROGRESS_TOKEN, telling.progressToken().get().json()), JsonObject.member("progress", JsonNumber.of(done)),
            JsonObject.member("total", JsonNumber.of(total))))));
    }

    @Override
    public void log(LogLevel level, String logger, Json data) {
        if (telling.wanted().get().filter(level::atLeast).isEmpty()) return;
        telling.notes().accept(Notification.of(Names.LOG, JsonObject.of(List.of(JsonObject.member("level", level.text()),
            JsonObject.member("logger", logger), JsonObject.member("data", data)))));
    }

    @Override
    public Optional<JsonObject> answer(String key) {
        return answers.object(key);
    }

    @Override
    public Optional<JsonObject> state() {
        return state;
    }

    @Override
    public JsonObject clientCapabilities() {
        return clientCapabilities;
    }

    @Override
    public void breakStream() {
        telling.breaking().run();
    }
}
