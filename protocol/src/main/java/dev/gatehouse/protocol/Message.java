package dev.gatehouse.protocol;

import dev.gatehouse.protocol.InvalidMessage.Reason;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.protocol.json.Malformed;
import java.util.Optional;

/// One JSON-RPC message of MCP. Immutable; prints nothing of its content.
///
/// The envelope is always written anew, in one order; `params`, `result`, `error` and members that the envelope does not know are
/// written back byte for byte.
public sealed interface Message permits Request, Notification, Success, Failure {

    /// Reads one message.
    ///
    /// @throws InvalidMessage with the first rule that was found broken
    static Message parse(byte[] bytes, JsonLimits limits) throws InvalidMessage {
        return of(read(bytes, limits));
    }

    /// Reads what may be one message or a [Batch].
    ///
    /// @throws InvalidMessage where it is not JSON
    static Json read(byte[] bytes, JsonLimits limits) throws InvalidMessage {
        try {
            return Json.parse(bytes, limits);
        } catch (Malformed malformed) {
            throw new InvalidMessage(malformed);
        }
    }

    /// The message that this value is.
    ///
    /// @throws InvalidMessage with the first rule that was found broken
    static Message of(Json json) throws InvalidMessage {
        return switch (json) {
            case JsonObject object -> new EnvelopeRules(object).message();
            case JsonArray _ -> throw new InvalidMessage(Reason.BATCH, Optional.empty());
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> throw new InvalidMessage(Reason.NOT_AN_OBJECT, Optional.empty());
        };
    }

    /// Limits for messages from clients, which are judged: [JsonLimits#strict] with the envelope of MCP, and no object in them has two names
    /// that differ in case or composition alone.
    static JsonLimits fromClients(int maxBytes) {
        return JsonLimits.strict(maxBytes).withEnvelope(Names.OF_CLIENTS);
    }

    /// Limits for messages from servers, which are carried: [JsonLimits#carried] with the envelope of MCP.
    static JsonLimits fromServers(int maxBytes) {
        return JsonLimits.carried(maxBytes).withEnvelope(Names.ENVELOPE);
    }

    /// The whole message as JSON.
    JsonObject json();

    /// The whole message as bytes. They may hold line breaks where the sender wrote some between tokens: framings deal with that.
    default byte[] bytes() {
        return json().bytes();
    }
}
