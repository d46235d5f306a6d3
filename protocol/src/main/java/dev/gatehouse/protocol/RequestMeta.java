package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// What a request says of itself in `params._meta`. A member of the wrong type counts as absent here; [Claim] refuses it.
///
/// @param protocolVersion the revision that a modern request speaks
/// @param clientCapabilities what the client of a modern request can do
/// @param clientInfo who the client says it is: for display, never for a decision
/// @param logLevel which log messages a modern request wants
/// @param progressToken under which name the client of either era wants progress notes
/// @param modern whether any of the keys that only modern requests have is there
public record RequestMeta(Optional<String> protocolVersion, Optional<JsonObject> clientCapabilities, Optional<JsonObject> clientInfo,
                          Optional<String> logLevel, Optional<Id> progressToken, boolean modern) {

    private static final RequestMeta NOTHING =
        new RequestMeta(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /// Reads it.
    public static RequestMeta of(Request request) {
        return request.meta().map(RequestMeta::read).orElse(NOTHING);
    }

    private static RequestMeta read(JsonObject meta) {
        boolean modern = meta.has(Names.PROTOCOL_VERSION) || meta.has(Names.CLIENT_CAPABILITIES) || meta.has(Names.CLIENT_INFO);
        return new RequestMeta(meta.text(Names.PROTOCOL_VERSION), meta.object(Names.CLIENT_CAPABILITIES), meta.object(Names.CLIENT_INFO),
            meta.text(Names.LOG_LEVEL), meta.get(Names.PROGRESS_TOKEN).flatMap(Id::of), modern);
    }

    @Override
    public String toString() {
        return "RequestMeta[" + (modern ? Era.MODERN : Era.LEGACY) + "]";
    }
}
