package dev.gatehouse.protocol;

import dev.gatehouse.protocol.InputRequired.Asked;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What a server says of a task: in the answer that makes it, in that to `tasks/get`, or in a note to whoever listens (SEP-2663).
///
/// @param id the server's id of the task
/// @param life how long the task lives from its making; empty where the server sets no end
/// @param questions what it waits for, by the server's own keys
/// @param json all of it, as it came
public record TaskReport(String id, Optional<Duration> life, Map<String, Asked> questions, JsonObject json) {
    /// The `resultType` of an answer that makes one.
    public static final String TYPE = "task";

    private static final int LONGEST_ID = 1_024;
    private static final String RESULT = "result";
    private static final String ERROR = "error";
    private static final Set<String> OUTCOME = Set.of(RESULT, ERROR, InputRequired.REQUESTS);

    /// Whether a result says that a task was made.
    public static boolean isMade(JsonObject result) {
        return result.text("resultType").filter(TYPE::equals).isPresent();
    }

    /// Reads the answer that makes one. How it came out is asked for later: an answer that says so already is none.
    public static Optional<TaskReport> made(JsonObject result) {
        return status(result).isPresent() && OUTCOME.stream().noneMatch(result::has) ? read(result) : Optional.empty();
    }

    /// Reads what is said of one later: with what its status promises, and nothing that it does not.
    public static Optional<TaskReport> told(JsonObject json) {
        return status(json).filter(status -> OUTCOME.stream().allMatch(member -> member.equals(status.member) == json.has(member))
            && status.isWhole(json)).isPresent() ? read(json) : Optional.empty();
    }

    private static Optional<Status> status(JsonObject json) {
        return json.text("status").flatMap(Status::of);
    }

    private static Optional<TaskReport> read(JsonObject json) {
        Optional<String> id = json.text(Names.TASK_ID).filter(text -> !text.isEmpty() && text.length() <= LONGEST_ID);
        boolean limited = json.get("ttlMs").filter(each -> !(each instanceof JsonNull)).isPresent();
        Optional<Duration> life = json.get("ttlMs").flatMap(each -> each instanceof JsonNumber number && number.asDouble() >= 0
            ? Optional.of(Duration.ofMillis((long) number.asDouble())) : Optional.empty());
        boolean whole = id.isPresent() && limited == life.isPresent();
        return whole ? InputRequired.questions(json).map(asked -> new TaskReport(id.get(), life, asked, json)) : Optional.empty();
    }

    /// How far a task is.
    private enum Status {
        WORKING(""),
        INPUT_REQUIRED(InputRequired.REQUESTS),
        COMPLETED(RESULT),
        FAILED(ERROR),
        CANCELLED("");

        private final String member;

        Status(String member) {
            this.member = member;
        }

        static Optional<Status> of(String word) {
            for (Status each : values()) if (each.name().toLowerCase(Locale.ROOT).equals(word)) return Optional.of(each);
            return Optional.empty();
        }

        /// A result is that of the call which made the task: whole, and not another task.
        boolean isWhole(JsonObject json) {
            return switch (this) {
                case WORKING, CANCELLED -> true;
                case INPUT_REQUIRED -> json.object(member).filter(asked -> asked.size() > 0).isPresent();
                case COMPLETED -> json.object(member)
                    .filter(result -> !result.has("resultType") || result.text("resultType").filter("complete"::equals).isPresent()).isPresent();
                case FAILED -> error(json).isPresent();
            };
        }
    }

    private static Optional<Failure> error(JsonObject json) {
        return json.object(ERROR).filter(error -> error.text("message").isPresent() && error.get("code").filter(TaskReport::isCode).isPresent())
            .map(error -> new Failure(Optional.empty(), error, JsonObject.empty()));
    }

    private static boolean isCode(Json code) {
        return code instanceof JsonNumber number && number.asLong().isPresent() && Math.abs(number.asDouble()) <= Integer.MAX_VALUE;
    }

    /// The result of the call, where it has come to one.
    public Optional<JsonObject> result() {
        return json.object(RESULT);
    }

    /// The error that the call came to, where it came to one.
    public Optional<Failure> failure() {
        return error(json);
    }

    /// The same with this error.
    public TaskReport with(Failure failure) {
        return new TaskReport(id, life, questions, json.with(ERROR, failure.error()));
    }

    /// What is said of a task with an edit to what it came to, if it came to anything: a result, or an error.
    public static JsonObject edited(JsonObject json, UnaryOperator<JsonObject> ofResult, UnaryOperator<JsonObject> ofError) {
        return edited(edited(json, RESULT, ofResult), ERROR, ofError);
    }

    private static JsonObject edited(JsonObject json, String member, UnaryOperator<JsonObject> edit) {
        Optional<JsonObject> before = json.object(member);
        JsonObject after = before.map(edit).orElse(null);
        return before.isEmpty() || after == before.get() ? json : json.with(member, after);
    }

    @Override
    public String toString() {
        return "TaskReport";
    }
}
