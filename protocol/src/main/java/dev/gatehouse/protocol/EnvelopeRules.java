package dev.gatehouse.protocol;

import dev.gatehouse.protocol.InvalidMessage.Reason;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rules of the JSON-RPC envelope, asked of one object. Held by `EnvelopeOdditiesTest`.
final class EnvelopeRules {

    static final Set<String> KNOWN = Set.of("jsonrpc", "id", "method", "params", "result", "error");
    private static final int LONGEST_METHOD = 128;
    private static final JsonString VERSION = JsonString.of("2.0");

    private final JsonObject envelope;
    private final Optional<Id> id;

    EnvelopeRules(JsonObject envelope) {
        this.envelope = envelope;
        this.id = envelope.get("id").flatMap(Id::of);
    }

    Message message() throws InvalidMessage {
        if (!envelope.text("jsonrpc").filter("2.0"::equals).isPresent()) throw broken(Reason.WRONG_JSONRPC);
        boolean method = envelope.has("method");
        boolean result = envelope.has("result");
        boolean error = envelope.has("error");
        if (method && (result || error) || result && error) throw broken(Reason.TWO_KINDS);
        if (method) return requestOrNotification();
        if (result) return success();
        if (error) return failure();
        throw broken(Reason.NO_KIND);
    }

    private Message requestOrNotification() throws InvalidMessage {
        requireFitId();
        String method = method();
        Optional<JsonObject> params = params();
        if (params.isPresent()) requireFitMeta(params.get());
        JsonObject extra = envelope.without(KNOWN);
        return id.isPresent() ? new Request(id.get(), method, params, extra) : new Notification(method, params, extra);
    }

    private Message success() throws InvalidMessage {
        requireFitId();
        if (id.isEmpty()) throw broken(Reason.BAD_ID);
        JsonObject result = envelope.object("result").orElseThrow(() -> broken(Reason.BAD_RESULT));
        return new Success(id.get(), result, envelope.without(KNOWN));
    }

    /// An error may come without an id, or with a null one: its sender could not read ours.
    private Message failure() throws InvalidMessage {
        if (!envelope.get("id").filter(each -> each == JsonNull.NULL).isPresent()) requireFitId();
        JsonObject error = envelope.object("error").orElseThrow(() -> broken(Reason.BAD_ERROR));
        Optional<Json> code = error.get("code");
        boolean fit = code.isPresent() && code.get() instanceof JsonNumber number && isInt(number) && error.string("message").isPresent();
        if (!fit) throw broken(Reason.BAD_ERROR);
        return new Failure(id, error, envelope.without(KNOWN));
    }

    private static boolean isInt(JsonNumber number) {
        return number.asLong().isPresent() && number.asLong().getAsLong() == (int) number.asLong().getAsLong();
    }

    private void requireFitId() throws InvalidMessage {
        if (id.isPresent() || !envelope.has("id")) return;
        Json unfit = envelope.get("id").orElseThrow();
        boolean tooLong = unfit instanceof JsonString || unfit instanceof JsonNumber number && number.isInteger();
        throw broken(tooLong ? Reason.ID_TOO_LONG : Reason.BAD_ID);
    }

    private String method() throws InvalidMessage {
        String method = envelope.text("method").orElseThrow(() -> broken(Reason.BAD_METHOD));
        if (!isMethod(method)) throw broken(Reason.BAD_METHOD);
        return method;
    }

    static boolean isMethod(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_METHOD && text.chars().allMatch(EnvelopeRules::isMethodUnit);
    }

    private static boolean isMethodUnit(int unit) {
        return unit >= 'a' && unit <= 'z' || unit >= 'A' && unit <= 'Z' || unit >= '0' && unit <= '9' || "_.$/:-".indexOf(unit) >= 0;
    }

    private Optional<JsonObject> params() throws InvalidMessage {
        if (!envelope.has("params")) return Optional.empty();
        return Optional.of(envelope.object("params").orElseThrow(() -> broken(Reason.BAD_PARAMS)));
    }

    private void requireFitMeta(JsonObject params) throws InvalidMessage {
        if (!params.has(Names.META)) return;
        JsonObject meta = params.object(Names.META).orElseThrow(() -> broken(Reason.BAD_META));
        Optional<Json> token = meta.get(Names.PROGRESS_TOKEN);
        if (token.isPresent() && Id.of(token.get()).isEmpty()) throw broken(Reason.BAD_META);
    }

    private InvalidMessage broken(Reason reason) {
        return new InvalidMessage(reason, id);
    }

    /// The envelope in its one order, then what was carried.
    static JsonObject write(Optional<Id> id, List<JsonObject.Member> body, JsonObject extra) {
        List<JsonObject.Member> members = new ArrayList<>();
        members.add(JsonObject.member("jsonrpc", VERSION));
        id.ifPresent(each -> members.add(JsonObject.member("id", each.json())));
        members.addAll(body);
        members.addAll(extra.members());
        return JsonObject.of(members);
    }
}
