package dev.gatehouse.gateway.door;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.RequestMeta;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Refusals as JSON-RPC bodies, and what is wrong with a body as a refusal.
final class Bodies {
    private Bodies() {}

    /// The answer to a request that was refused.
    ///
    /// @param id nothing where it could not be read
    static Failure failure(Refusal refusal, Optional<Id> id, CallId call) {
        return failure(refusal, id, call, JsonObject.empty());
    }

    /// The same with what the protocol wants to be told of this refusal.
    static Failure failure(Refusal refusal, Optional<Id> id, CallId call, JsonObject more) {
        List<JsonObject.Member> data = new ArrayList<>(List.of(JsonObject.member("code", refusal.code().word()), JsonObject.member("call", call.value()),
            JsonObject.member("effect", refusal.effect().word()), JsonObject.member("move", refusal.code().mover().name().toLowerCase(Locale.ROOT))));
        refusal.retryAfter().ifPresent(seconds -> data.add(JsonObject.member("retryAfter", JsonNumber.of(seconds))));
        data.addAll(more.members());
        return Failure.of(id, refusal.code().jsonRpc(), refusal.code().sentence(), JsonObject.of(data));
    }

    /// Of a modern revision that is not spoken here: those that are (MCP 2026-07-28, basic/versioning).
    static JsonObject unsupported(Request request) {
        var supported = JsonArray.of(Arrays.stream(Revision.values()).filter(each -> each.era() == Era.MODERN)
            .<Json>map(each -> JsonString.of(each.text())).toList());
        return JsonObject.of(JsonObject.member("supported", supported), JsonObject.member("requested", RequestMeta.of(request).protocolVersion().orElse("")));
    }

    /// Of what needs a capability: that one (MCP 2026-07-28, basic/versioning).
    static JsonObject lacking(JsonObject required) {
        return JsonObject.of("requiredCapabilities", required);
    }

    /// Why a body is no message that is taken here.
    static Refusal refusal(InvalidMessage invalid) {
        return Refusal.of(code(invalid), invalid.getMessage());
    }

    private static Code code(InvalidMessage invalid) {
        return switch (invalid.reason()) {
            case NOT_JSON -> switch (invalid.json().orElseThrow()) {
                case NOT_UTF8, BOM, NUL, LONE_SURROGATE -> Code.JSON_NOT_UTF8;
                case DUPLICATE_KEY, CASE_VARIANT_KEY -> Code.JSON_DUPLICATE_KEY;
                case TOO_LONG, TOO_DEEP, TOO_MANY_TOKENS, NAME_TOO_LONG, STRING_TOO_LONG -> Code.JSON_TOO_DEEP;
                case NUMBER_OUT_OF_RANGE, NUMBER_TOO_LONG, NUMBER_NOT_EXACT -> Code.JSON_NUMBER;
                case EMPTY, NOT_JSON, TRAILING_BYTES -> Code.JSON_MALFORMED;
            };
            case BATCH -> Code.BATCH_REFUSED;
            case BAD_BATCH -> Code.BATCH_INVALID;
            case BAD_ID, ID_TOO_LONG -> Code.ID_INVALID;
            case BAD_PARAMS, BAD_META -> Code.PARAMS_INVALID;
            case NOT_AN_OBJECT, WRONG_JSONRPC, BAD_METHOD, NO_KIND, TWO_KINDS, BAD_RESULT, BAD_ERROR -> Code.ENVELOPE_INVALID;
        };
    }
}
