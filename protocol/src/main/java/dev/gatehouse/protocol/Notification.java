package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// A message that wants no answer.
///
/// @param method what it tells of: 1 to 128 letters, digits and `_.$/:-`
/// @param params with what; always an object when present
/// @param extra members of the envelope that JSON-RPC does not know: carried, never interpreted
public record Notification(String method, Optional<JsonObject> params, JsonObject extra) implements Message {

    /// Refuses a method that is none.
    public Notification {
        if (!EnvelopeRules.isMethod(method)) throw new IllegalArgumentException("not a method");
    }

    /// A new notification.
    public static Notification of(String method, JsonObject params) {
        return new Notification(method, Optional.of(params), JsonObject.empty());
    }

    /// A new cancellation of the request with this id.
    public static Notification cancelled(Id request, String reason) {
        return of(Names.CANCELLED, JsonObject.of(JsonObject.member("requestId", request.json()), JsonObject.member("reason", reason)));
    }

    /// The same notification with other parameters.
    public Notification withParams(JsonObject other) {
        return new Notification(method, Optional.of(other), extra);
    }

    /// The token of a progress note: `params.progressToken`, not in `_meta`.
    public Optional<Id> progressToken() {
        return parameter(Names.PROGRESS_TOKEN);
    }

    /// The same progress note under another token.
    public Notification withProgressToken(Id token) {
        return withParams(params.orElseGet(JsonObject::empty).with(Names.PROGRESS_TOKEN, token.json()));
    }

    /// Under which subscription of a modern client it comes, if under one.
    public Optional<Id> subscription() {
        return params.flatMap(each -> each.object(Names.META)).flatMap(meta -> meta.get(Names.SUBSCRIPTION_ID)).flatMap(Id::of);
    }

    /// The same under another subscription.
    public Notification withSubscription(Id id) {
        JsonObject old = params.orElseGet(JsonObject::empty);
        JsonObject meta = old.object(Names.META).orElseGet(JsonObject::empty);
        return withParams(old.with(Names.META, meta.with(Names.SUBSCRIPTION_ID, id.json())));
    }

    /// The same under none.
    public Notification withoutSubscription() {
        Optional<JsonObject> meta = params.flatMap(each -> each.object(Names.META)).filter(each -> each.has(Names.SUBSCRIPTION_ID));
        if (meta.isEmpty()) return this;
        JsonObject left = meta.get().without(Names.SUBSCRIPTION_ID);
        JsonObject rest = left.size() == 0 ? params.orElseThrow().without(Names.META) : params.orElseThrow().with(Names.META, left);
        return new Notification(method, Optional.of(rest).filter(each -> each.size() > 0), extra);
    }

    /// The id of the request that a cancellation means.
    public Optional<Id> requestId() {
        return parameter("requestId");
    }

    /// The same cancellation of another request.
    public Notification withRequestId(Id request) {
        return withParams(params.orElseGet(JsonObject::empty).with("requestId", request.json()));
    }

    private Optional<Id> parameter(String name) {
        Optional<Json> value = params.flatMap(each -> each.get(name));
        return value.flatMap(Id::of);
    }

    @Override
    public JsonObject json() {
        return EnvelopeRules.write(Optional.empty(), Metas.body(method, params), extra);
    }

    @Override
    public String toString() {
        return "Notification[" + method + "]";
    }
}
