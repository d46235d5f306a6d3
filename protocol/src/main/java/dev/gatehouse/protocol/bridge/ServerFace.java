package dev.gatehouse.protocol.bridge;

import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.Optional;
import java.util.Set;

/// How a server introduced itself, and that introduction told to clients of either era. What it holds beside the handshake's own
/// members (`instructions`, unknown ones) is carried as it was.
public final class ServerFace {

    private static final Set<String> OF_INITIALIZE = Set.of("protocolVersion", "serverInfo");
    private static final Set<String> OF_DISCOVER = Set.of("supportedVersions", "resultType", "ttlMs", "cacheScope");

    private final Revision revision;
    private final JsonObject result;
    private final JsonObject capabilities;
    private final Optional<JsonObject> serverInfo;

    private ServerFace(Revision revision, JsonObject result, JsonObject capabilities, Optional<JsonObject> serverInfo) {
        this.revision = revision;
        this.result = result;
        this.capabilities = capabilities;
        this.serverInfo = serverInfo;
    }

    /// Reads the result of `initialize`; empty when it lacks a member or chose a revision that we do not speak.
    public static Optional<ServerFace> ofInitialize(JsonObject result) {
        Optional<Revision> revision = result.text("protocolVersion").flatMap(Revision::of).filter(each -> each.era() == Era.LEGACY);
        Optional<JsonObject> capabilities = result.object("capabilities");
        Optional<JsonObject> info = result.object("serverInfo");
        if (revision.isEmpty() || capabilities.isEmpty() || info.isEmpty()) return Optional.empty();
        return Optional.of(new ServerFace(revision.get(), result.without(OF_INITIALIZE), capabilities.get(), info));
    }

    /// Reads the result of `server/discover`; empty when it lacks a member, is not complete, or we share no modern revision.
    public static Optional<ServerFace> ofDiscover(JsonObject result) {
        boolean complete = result.get("resultType").isEmpty() || result.text("resultType").filter("complete"::equals).isPresent();
        Optional<JsonObject> capabilities = result.object("capabilities");
        Optional<JsonArray> versions = result.array("supportedVersions").filter(ServerFace::holdsModern);
        if (!complete || capabilities.isEmpty() || versions.isEmpty()) return Optional.empty();
        Optional<JsonObject> info = result.object(Names.META).flatMap(each -> each.object(Names.SERVER_INFO));
        return Optional.of(new ServerFace(Revision.NEWEST_MODERN, result.without(OF_DISCOVER), capabilities.get(), info));
    }

    private static boolean holdsModern(JsonArray versions) {
        String wanted = Revision.NEWEST_MODERN.text();
        return versions.values().stream().anyMatch(each -> each instanceof JsonString text && text.value().equals(wanted));
    }

    /// Whether an error that came instead of a face proves that the server is modern: it knows the codes. Nothing else is evidence.
    public static boolean provesModern(Failure failure) {
        return failure.code() <= -32020 && failure.code() >= -32022;
    }

    /// The revision that we speak with this server.
    public Revision revision() {
        return revision;
    }

    /// Its own name for itself.
    public Optional<String> name() {
        return serverInfo.flatMap(info -> info.text("name"));
    }

    /// What it tells models.
    public Optional<String> instructions() {
        return result.text(Names.INSTRUCTIONS);
    }

    /// Whether it has tools.
    public boolean hasTools() {
        return capabilities.object("tools").isPresent();
    }

    /// What it can tell of, of what is wanted.
    public News tells(News wanted) {
        return wanted.within(capabilities);
    }

    /// Whether it sends log messages.
    public boolean logs() {
        return capabilities.object("logging").isPresent();
    }

    /// The revision for a legacy client that asked for this one: the same when we speak it, else our newest.
    public static Revision agreed(String requested) {
        return Revision.of(requested).filter(each -> each.era() == Era.LEGACY).orElse(Revision.NEWEST_LEGACY);
    }

    /// The answer to a legacy client's `initialize` (rewrites: HANDSHAKE, CAPABILITIES).
    ///
    /// @param unnamed what a server that did not name itself is called
    public Success initializeResult(Id id, Revision agreed, String unnamed, Offer offer) {
        JsonObject info = serverInfo
            .orElseGet(() -> JsonObject.of(JsonObject.member("name", unnamed), JsonObject.member("version", "unknown")));
        return Success.of(id, result.with("protocolVersion", JsonString.of(agreed.text()))
            .with("capabilities", offer.narrow(capabilities, revision.era()))
            .with("serverInfo", info));
    }

    /// The answer to a modern client's `server/discover` (rewrites: HANDSHAKE, CAPABILITIES, RESULT_TYPE, CACHE_HINTS, CACHE_SCOPE).
    public Success discoverResult(Id id, Offer offer) {
        JsonObject answer = result.with("resultType", JsonString.of("complete"))
            .with("supportedVersions", JsonArray.of(JsonString.of(Revision.NEWEST_MODERN.text())))
            .with("capabilities", offer.narrow(capabilities, revision.era()))
            .with("ttlMs", JsonNumber.of(0))
            .with("cacheScope", JsonString.of("private"));
        return Success.of(id, serverInfo.map(info -> answer.with(Names.META, named(answer, info))).orElse(answer));
    }

    private static JsonObject named(JsonObject answer, JsonObject info) {
        Json given = answer.get(Names.META).orElseGet(JsonObject::empty);
        return (given instanceof JsonObject meta ? meta : JsonObject.empty()).with(Names.SERVER_INFO, info);
    }

    @Override
    public String toString() {
        return "ServerFace[" + revision.text() + "]";
    }
}
