package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.InputRequired.Asked;
import dev.gatehouse.protocol.Question;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.List;
import java.util.Optional;

/// The questions that a piece of work can ask, and how their answers are read.
public final class Questions {
    private Questions() {}

    /// Asks the person for values of a schema: an object of primitives.
    public static Asked form(String message, JsonObject requestedSchema) {
        return new Asked(Question.ELICITATION, JsonObject.of(List.of(JsonObject.member("mode", "form"), JsonObject.member("message", message),
            JsonObject.member("requestedSchema", requestedSchema))));
    }

    /// Sends the person to a page.
    public static Asked page(String message, String url) {
        return new Asked(Question.ELICITATION, JsonObject.of(List.of(JsonObject.member("mode", "url"), JsonObject.member("message", message),
            JsonObject.member("url", url))));
    }

    /// Has the client's model go on after these words.
    public static Asked sample(String words, int maxTokens) {
        JsonObject message = JsonObject.of("role", JsonString.of("user")).with("content", Content.text(words));
        return new Asked(Question.SAMPLING, JsonObject.of("messages", JsonArray.of(message)).with("maxTokens", JsonNumber.of(maxTokens)));
    }

    /// Asks which folders the client works in.
    public static Asked roots() {
        return new Asked(Question.ROOTS, JsonObject.empty());
    }

    /// What the person entered into the form of this key, if it was accepted.
    public static Optional<JsonObject> accepted(Running running, String key) {
        return running.answer(key).filter(answer -> answer.text("action").filter("accept"::equals).isPresent())
            .map(answer -> answer.object("content").orElseGet(JsonObject::empty));
    }
}
