package dev.gatehouse.toolkit.legacy;

import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.answering.Methods;
import dev.gatehouse.toolkit.server.About;
import dev.gatehouse.toolkit.server.Spoken;
import java.util.List;
import java.util.Optional;

/// What a client said in `initialize`, and the answer to it.
///
/// @param revision the one that is spoken from here on
record Handshake(Revision revision, JsonObject clientCapabilities) {
    /// Reads it; empty where a member is missing.
    static Optional<Handshake> of(Request request, Spoken spoken) {
        JsonObject params = request.params().orElseGet(JsonObject::empty);
        Optional<Revision> revision = params.text("protocolVersion").flatMap(spoken::agreed);
        return revision.flatMap(agreed -> params.object("capabilities").map(capabilities -> new Handshake(agreed, capabilities)));
    }

    Success answer(Request request, Methods methods, About about) {
        return Success.of(request.id(), JsonObject.of(List.of(JsonObject.member("protocolVersion", revision.text()),
            JsonObject.member("capabilities", methods.capabilities()), JsonObject.member("serverInfo", about.json()))));
    }
}
