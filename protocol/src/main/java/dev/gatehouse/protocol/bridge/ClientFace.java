package dev.gatehouse.protocol.bridge;

import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.Optional;

/// How we introduce ourselves to a server on behalf of one client.
///
/// @param clientInfo our name and version, for display
/// @param capabilities what of the client's capabilities we relay; never more than an operator opened
/// @param level the least level of log messages that the client wants
public record ClientFace(JsonObject clientInfo, JsonObject capabilities, Optional<LogLevel> level) {

    /// A face with this name and version, which can do nothing and wants no log messages.
    public static ClientFace of(String name, String version) {
        return new ClientFace(JsonObject.of(JsonObject.member("name", name), JsonObject.member("version", version)),
            JsonObject.empty(), Optional.empty());
    }

    /// The same for a client who can do this.
    public ClientFace able(JsonObject relayed) {
        return new ClientFace(clientInfo, relayed, level);
    }

    /// The same for a client who wants these log messages.
    public ClientFace wanting(Optional<LogLevel> wanted) {
        return new ClientFace(clientInfo, capabilities, wanted);
    }

    /// The same for a server of the era that has no extensions that are carried.
    public ClientFace withoutExtensions() {
        return able(capabilities.without(Names.EXTENSIONS));
    }

    /// The handshake of a legacy session.
    public Request initialize(Id id, Revision revision) {
        return Request.of(id, Names.INITIALIZE, JsonObject.of(JsonObject.member("protocolVersion", revision.text()),
            JsonObject.member("capabilities", capabilities), JsonObject.member("clientInfo", clientInfo)));
    }

    /// The end of that handshake.
    public static Notification initialized() {
        return Notification.of(Names.INITIALIZED, JsonObject.empty());
    }

    /// Says to a legacy session which log messages are wanted, if any.
    public Optional<Request> setLevel(Id id) {
        return level.map(wanted -> Request.of(id, Names.SET_LEVEL, JsonObject.of(JsonObject.member("level", wanted.text()))));
    }

    /// The modern question for revisions and capabilities; also the probe for a server's era.
    public Request discover(Id id) {
        return Request.of(id, Names.DISCOVER, JsonObject.of(Names.META, addTo(JsonObject.empty())));
    }

    /// Opens a modern server's stream of news.
    public Request listen(Id id, News news) {
        return Request.of(id, Names.LISTEN, JsonObject.of(JsonObject.member("notifications", news.json()),
            JsonObject.member(Names.META, addTo(JsonObject.empty()))));
    }

    /// Asks a legacy server to tell of a resource's changes, or not to any more.
    public static Request subscribe(Id id, String uri, boolean on) {
        return Request.of(id, on ? Names.SUBSCRIBE : Names.UNSUBSCRIBE, JsonObject.of(JsonObject.member("uri", uri)));
    }

    /// `_meta` with what a modern server must be told.
    JsonObject addTo(JsonObject meta) {
        JsonObject told = meta.with(Names.PROTOCOL_VERSION, JsonString.of(Revision.NEWEST_MODERN.text()))
            .with(Names.CLIENT_CAPABILITIES, capabilities)
            .with(Names.CLIENT_INFO, clientInfo);
        return level.map(wanted -> told.with(Names.LOG_LEVEL, JsonString.of(wanted.text()))).orElse(told);
    }

    @Override
    public String toString() {
        return "ClientFace";
    }
}
