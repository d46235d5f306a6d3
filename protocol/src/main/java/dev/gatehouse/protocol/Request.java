package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.Objects;
import java.util.Optional;

/// A message that wants an answer.
///
/// @param id its id
/// @param method what is asked: 1 to 128 letters, digits and `_.$/:-`
/// @param params with what; always an object when present
/// @param extra members of the envelope that JSON-RPC does not know: carried, never interpreted
public record Request(Id id, String method, Optional<JsonObject> params, JsonObject extra) implements Message {

    /// Refuses a method that is none.
    public Request {
        Objects.requireNonNull(id);
        if (!EnvelopeRules.isMethod(method)) throw new IllegalArgumentException("not a method");
    }

    /// A new request.
    public static Request of(Id id, String method, JsonObject params) {
        return new Request(id, method, Optional.of(params), JsonObject.empty());
    }

    /// The same request under another id.
    public Request withId(Id other) {
        return new Request(other, method, params, extra);
    }

    /// The same request with other parameters.
    public Request withParams(JsonObject other) {
        return new Request(id, method, Optional.of(other), extra);
    }

    /// The same request with another progress token; an empty one takes it away. All else in `_meta` stays, and an empty `_meta`
    /// that was not there is not made.
    public Request withProgressToken(Optional<Id> token) {
        return Metas.withToken(params, token).map(this::withParams).orElse(this);
    }

    /// `params._meta`, when there is one.
    public Optional<JsonObject> meta() {
        return params.flatMap(each -> each.object(Names.META));
    }

    @Override
    public JsonObject json() {
        return EnvelopeRules.write(Optional.of(id), Metas.body(method, params), extra);
    }

    @Override
    public String toString() {
        return "Request[" + method + "]";
    }
}
