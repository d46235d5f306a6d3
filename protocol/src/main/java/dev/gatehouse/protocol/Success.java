package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The answer to a request that worked, or a tool's own report that it did not (`isError`).
///
/// @param id the id of the request
/// @param result what came out; always an object
/// @param extra members of the envelope that JSON-RPC does not know: carried, never interpreted
public record Success(Id id, JsonObject result, JsonObject extra) implements Message {

    /// Refuses missing parts.
    public Success {
        Objects.requireNonNull(id);
        Objects.requireNonNull(result);
    }

    /// A new answer.
    public static Success of(Id id, JsonObject result) {
        return new Success(id, result, JsonObject.empty());
    }

    /// The same answer under another id.
    public Success withId(Id other) {
        return new Success(other, result, extra);
    }

    /// The same answer with another result.
    public Success withResult(JsonObject other) {
        return new Success(id, other, extra);
    }

    @Override
    public JsonObject json() {
        return EnvelopeRules.write(Optional.of(id), List.of(JsonObject.member("result", result)), extra);
    }

    @Override
    public String toString() {
        return "Success";
    }
}
