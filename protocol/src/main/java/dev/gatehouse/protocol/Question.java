package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/// What a server can ask of a client, each in its own kind. All are closed unless an operator opens them.
public enum Question {
    /// Asks the person at the client for input, by a form or at a URL.
    ELICITATION("elicitation/create", "elicitation"),
    /// Asks the client's model to write something.
    SAMPLING("sampling/createMessage", "sampling"),
    /// Asks which folders the client works in.
    ROOTS("roots/list", "roots");

    private final String method;
    private final String word;

    Question(String method, String word) {
        this.method = method;
        this.word = word;
    }

    /// The method by which a server asks it.
    public String method() {
        return method;
    }

    /// Its name among a client's capabilities, and in settings.
    public String word() {
        return word;
    }

    /// The question that this method asks, if it asks one.
    public static Optional<Question> by(String method) {
        for (Question each : values()) {
            if (each.method.equals(method)) return Optional.of(each);
        }
        return Optional.empty();
    }

    /// What of a client's capabilities a server may know: those that answer questions which are open. That roots change is not told.
    public static JsonObject narrow(JsonObject capabilities, Set<Question> open) {
        JsonObject narrowed = JsonObject.empty();
        for (Question each : values()) {
            Optional<JsonObject> capability = capabilities.object(each.word).filter(_ -> open.contains(each));
            if (capability.isPresent()) narrowed = narrowed.with(each.word, capability.get().without("listChanged"));
        }
        return narrowed;
    }

    /// Whether a client with these capabilities can answer this question with these parameters. A client that names no way of elicitation
    /// has the form alone (MCP 2025-11-25 and 2026-07-28, client/elicitation).
    public boolean isFor(JsonObject capabilities, JsonObject params) {
        Optional<JsonObject> capability = capabilities.object(word);
        if (capability.isEmpty() || this != ELICITATION) return capability.isPresent();
        return isPage(params) ? capability.get().has("url") : capability.get().has("form") || !capability.get().has("url");
    }

    /// Whether it sends the person to a page instead of asking by a form.
    public boolean isPage(JsonObject params) {
        return this == ELICITATION && params.text("mode").filter("url"::equals).isPresent();
    }
}
