package dev.gatehouse.protocol.bridge;

import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;

/// How we introduce ourselves to servers. No capability is ever declared: requests from servers are refused.
///
/// @param clientInfo name and version, for display
public record ClientFace(JsonObject clientInfo) {

    /// A face with this name and version.
    public static ClientFace of(String name, String version) {
        return new ClientFace(JsonObject.of(JsonObject.member("name", name), JsonObject.member("version", version)));
    }

    /// The handshake of a legacy session.
    public Request initialize(Id id, Revision revision) {
        return Request.of(id, Names.INITIALIZE, JsonObject.of(JsonObject.member("protocolVersion", revision.text()),
            JsonObject.member("capabilities", JsonObject.empty()), JsonObject.member("clientInfo", clientInfo)));
    }

    /// The end of that handshake.
    public static Notification initialized() {
        return Notification.of(Names.INITIALIZED, JsonObject.empty());
    }

    /// The modern question for revisions and capabilities; also the probe for a server's era.
    public Request discover(Id id) {
        return Request.of(id, Names.DISCOVER, JsonObject.of(Names.META, addTo(JsonObject.empty())));
    }

    /// `_meta` with what a modern server must be told.
    JsonObject addTo(JsonObject meta) {
        return meta.with(Names.PROTOCOL_VERSION, JsonString.of(Revision.NEWEST_MODERN.text()))
            .with(Names.CLIENT_CAPABILITIES, JsonObject.empty())
            .with(Names.CLIENT_INFO, clientInfo);
    }

    @Override
    public String toString() {
        return "ClientFace";
    }
}
