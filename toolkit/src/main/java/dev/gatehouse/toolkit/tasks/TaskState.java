package dev.gatehouse.toolkit.tasks;

import dev.gatehouse.protocol.InputRequired.Asked;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Map;

/// How far a task is.
sealed interface TaskState {
    /// As it is spelt in messages.
    String word();

    /// It works.
    record Working() implements TaskState {
        @Override
        public String word() {
            return "working";
        }
    }

    /// It waits for answers.
    ///
    /// @param open the questions that are not answered yet, by keys that this task never uses again
    record Waiting(Map<String, Asked> open) implements TaskState {
        @Override
        public String word() {
            return "input_required";
        }
    }

    /// It came to a result, or the tool said that it failed.
    record Completed(JsonObject result) implements TaskState {
        @Override
        public String word() {
            return "completed";
        }
    }

    /// It came to an error of the protocol.
    record Failed(JsonObject error) implements TaskState {
        @Override
        public String word() {
            return "failed";
        }
    }

    /// Its client wanted no more of it.
    record Cancelled() implements TaskState {
        @Override
        public String word() {
            return "cancelled";
        }
    }

    /// Whether it stays so.
    default boolean isEnd() {
        return switch (this) {
            case Working _, Waiting _ -> false;
            case Completed _, Failed _, Cancelled _ -> true;
        };
    }
}
