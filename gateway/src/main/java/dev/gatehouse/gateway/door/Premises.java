package dev.gatehouse.gateway.door;

import dev.gatehouse.checks.permission.Permission;
import dev.gatehouse.gateway.upstream.TaskIds;
import dev.gatehouse.identity.Authenticator;
import dev.gatehouse.identity.ProtectedResource;
import dev.gatehouse.pipeline.Ledger;
import dev.gatehouse.pipeline.Pipeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the door serves under one version of the settings. Swapped as a whole; a call ends under the premises it began with.
public final class Premises {
    private final long version;
    private final Map<String, GateRoute> routes;
    private final Map<String, byte[]> metadata;
    private final Authenticator authenticator;
    private final Pipeline pipeline;
    private final Permission permission;
    private final Ledger ledger;
    private final TaskIds tasks;
    private final int bodyLimit;

    /// @param issuers URLs of the configured issuers, for the routes' metadata
    /// @param permission asked again of streams that are open for long
    /// @param ledger where the door writes whom it turned away
    /// @param tasks what opens the ids of tasks that clients bring
    /// @param bodyLimit bytes that a request may have
    public Premises(long version, List<GateRoute> routes, List<String> issuers, Authenticator authenticator, Pipeline pipeline, Permission permission,
        Ledger ledger, TaskIds tasks, int bodyLimit) {
        this.version = version;
        this.routes = routes.stream().collect(Collectors.toUnmodifiableMap(GateRoute::path, Function.identity()));
        this.metadata = metadata(routes, issuers);
        this.authenticator = authenticator;
        this.pipeline = pipeline;
        this.permission = permission;
        this.ledger = ledger;
        this.tasks = tasks;
        this.bodyLimit = bodyLimit;
    }

    /// Each route's document at its own path; the root, which clients try next, belongs to the first route, which is that to all servers.
    private static Map<String, byte[]> metadata(List<GateRoute> routes, List<String> issuers) {
        Map<String, byte[]> documents = new HashMap<>();
        for (GateRoute route : routes) {
            byte[] document = ProtectedResource.metadata(route.audience(), issuers, route.protection().scopes());
            ProtectedResource.paths(route.audience()).forEach(path -> documents.putIfAbsent(path, document));
        }
        return Map.copyOf(documents);
    }

    /// The version of the settings.
    public long version() {
        return version;
    }

    Optional<GateRoute> route(String path) {
        return Optional.ofNullable(routes.get(path));
    }

    /// The metadata document at this well-known path (RFC 9728 §3).
    Optional<byte[]> metadata(String path) {
        return Optional.ofNullable(metadata.get(path));
    }

    Authenticator authenticator() {
        return authenticator;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    Permission permission() {
        return permission;
    }

    Ledger ledger() {
        return ledger;
    }

    TaskIds tasks() {
        return tasks;
    }

    int bodyLimit() {
        return bodyLimit;
    }

    /// How long identity may take, waiting for an issuer included.
    static final Duration IDENTITY_TIME = Duration.ofSeconds(5);
}
