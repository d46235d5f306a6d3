package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The answer to a request that did not work.
///
/// @param id the id of the request, when its sender could read it; it is left out when empty
/// @param error an object with an integer `code`, a string `message`, perhaps `data`
/// @param extra members of the envelope that JSON-RPC does not know: carried, never interpreted
public record Failure(Optional<Id> id, JsonObject error, JsonObject extra) implements Message {

    /// Refuses missing parts.
    public Failure {
        Objects.requireNonNull(id);
        Objects.requireNonNull(error);
    }

    /// A new answer.
    public static Failure of(Optional<Id> id, int code, String message) {
        JsonObject error = JsonObject.of(JsonObject.member("code", JsonNumber.of(code)), JsonObject.member("message", message));
        return new Failure(id, error, JsonObject.empty());
    }

    /// A new answer with data.
    public static Failure of(Optional<Id> id, int code, String message, Json data) {
        Failure failure = of(id, code, message);
        return new Failure(id, failure.error.with("data", data), failure.extra);
    }

    /// The same answer under another id.
    public Failure withId(Id other) {
        return new Failure(Optional.of(other), error, extra);
    }

    /// The same answer with another code; message and data stay.
    public Failure withCode(int code) {
        return new Failure(id, error.with("code", JsonNumber.of(code)), extra);
    }

    /// The code.
    public int code() {
        return (int) ((JsonNumber) error.get("code").orElseThrow()).asLong().orElseThrow();
    }

    /// The message, as its sender wrote it: not for logs.
    public String message() {
        return error.text("message").orElseThrow();
    }

    @Override
    public JsonObject json() {
        return EnvelopeRules.write(id, List.of(JsonObject.member("error", error)), extra);
    }

    @Override
    public String toString() {
        return "Failure";
    }
}
