package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.InputRequired.Asked;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a piece of work came to.
public sealed interface Outcome {

    /// It is done.
    ///
    /// @param result the whole result, but for what each era adds to it
    record Done(JsonObject result) implements Outcome {
        @Override
        public String toString() {
            return "Done";
        }
    }

    /// It needs something of the client first, and then runs again.
    ///
    /// @param questions what it needs, by its own keys, in order
    /// @param state what it wants to know again then; a client that keeps it can neither read nor change it
    record Ask(Map<String, Asked> questions, Optional<JsonObject> state) implements Outcome {
        public Ask {
            questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
        }

        /// One question, without state.
        public static Ask one(String key, Asked question) {
            return new Ask(Map.of(key, question), Optional.empty());
        }

        /// The same with state.
        public Ask keeping(JsonObject kept) {
            return new Ask(questions, Optional.of(kept));
        }

        @Override
        public String toString() {
            return "Ask[" + questions.size() + "]";
        }
    }

    /// The rest takes a while: it goes on as a task where the client can follow one (extension `io.modelcontextprotocol/tasks`), else at once.
    ///
    /// @param asTaskOnly whether a client that cannot follow tasks is refused instead
    record Later(boolean asTaskOnly, Step rest) implements Outcome {
        @Override
        public String toString() {
            return "Later";
        }
    }

    /// It cannot be done, and that is no result of a tool but an error of the protocol.
    record Wrong(int code, String message, Optional<Json> data) implements Outcome {
        /// Without data.
        public static Wrong of(ErrorCode code, String message) {
            return new Wrong(code.code(), message, Optional.empty());
        }

        /// With data.
        public static Wrong of(ErrorCode code, String message, Json data) {
            return new Wrong(code.code(), message, Optional.of(data));
        }

        @Override
        public String toString() {
            return "Wrong[" + code + "]";
        }
    }
}
