package dev.gatehouse.control.snapshot;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.document.JsonParser;
import dev.gatehouse.control.document.Node;
import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.document.Utf8;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.keys.SnapshotParts;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.settings.FirstUse;
import dev.gatehouse.control.settings.Issuer;
import dev.gatehouse.control.settings.LedgerSettings;
import dev.gatehouse.control.settings.Limits;
import dev.gatehouse.control.settings.Listen;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.shape.Reader;
import dev.gatehouse.control.snapshot.SnapshotRefused.Reason;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that holds at one moment, or the part of it that one zone needs.
///
/// @param version grows with every snapshot of a home; zones never go back
/// @param home the id of the home it belongs to
/// @param zone the zone it was cut for; empty for the office's whole one
/// @param endpoint the base of all routes, without a path
/// @param access callers, grants, policies and revocations, for those who judge by them
/// @param pins what of servers was approved, for those who judge by it
/// @param firstUse who decides about what nobody has approved yet
public record Snapshot(long version, Instant created, String home, Optional<Zone> zone, Optional<URI> endpoint, Optional<Listen> listen,
        List<Route> routes, List<RemoteServer> remotes, List<HostedServer> hosted, List<Issuer> issuers, List<LocalKey> localKeys,
        Optional<Access> access, List<Pin> pins, FirstUse firstUse, Optional<Limits> limits, Optional<LedgerSettings> ledger) {
    /// The path of the route to all servers on the gate.
    public static final String ALL_PATH = "/mcp";

    public Snapshot {
        created = Instant.ofEpochSecond(created.getEpochSecond());
        routes = sorted(routes, Comparator.comparing(Route::name));
        remotes = sorted(remotes, Comparator.comparing(RemoteServer::server));
        hosted = sorted(hosted, Comparator.comparing(HostedServer::server));
        issuers = sorted(issuers, Comparator.comparing(Issuer::name));
        localKeys = List.copyOf(localKeys);
        pins = sorted(pins, Comparator.naturalOrder());
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        return list.stream().sorted(order).toList();
    }

    /// The whole snapshot of these settings, and who may do what.
    ///
    /// @param endpoint scheme, host and port where the gate is reached; `listen.publicUrl` goes before it
    public static Snapshot of(long version, Instant now, String home, URI endpoint, Settings settings, Access access,
            List<LocalKey> localKeys) {
        URI base = settings.listen().publicUrl().orElse(endpoint);
        return new Snapshot(version, now, home, Optional.empty(), Optional.of(base), Optional.of(settings.listen()),
                settings.servers().stream().map(server -> route(base, server)).toList(),
                settings.servers().stream().flatMap(server -> remote(server).stream()).toList(),
                settings.servers().stream().flatMap(server -> hosted(server).stream()).toList(),
                settings.issuers(), localKeys, Optional.of(access), List.of(), settings.firstUse(),
                Optional.of(settings.limits()), Optional.of(settings.ledger()));
    }

    /// The same with these pins.
    public Snapshot with(List<Pin> approved) {
        return new Snapshot(version, created, home, zone, endpoint, listen, routes, remotes, hosted, issuers, localKeys, access, approved, firstUse,
                limits, ledger);
    }

    /// The URL of the route to all servers, the audience of tokens for it; empty in a part that knows no routes. Its name is
    /// [ServerName#ALL].
    public Optional<URI> all() {
        return endpoint.map(Snapshot::all);
    }

    /// The URLs of all routes by their names: those of single servers, and last that to all.
    public Map<String, URI> addresses() {
        Map<String, URI> addresses = new LinkedHashMap<>();
        routes.forEach(route -> addresses.put(route.name(), route.url()));
        all().ifPresent(url -> addresses.put(ServerName.ALL, url));
        return addresses;
    }

    /// That URL under this scheme, host and port, where one may end in a slash. Each server's is below it.
    public static URI all(URI base) {
        return URI.create(base.toString().replaceAll("/$", "") + ALL_PATH);
    }

    private static Route route(URI base, Server server) {
        String name = server.name().value();
        URI url = URI.create(all(base) + "/" + name);
        return new Route(name, server.name(), url, reached(server), server.deadline(), server.toolDeadlines(), server.costs(), server.maxAnswer(), server.allow());
    }

    private static Route.Reached reached(Server server) {
        return switch (server.source()) {
            case Server.Hosted _ -> Route.Reached.HOSTED;
            case Server.Remote _ -> Route.Reached.REMOTE;
        };
    }

    private static Optional<RemoteServer> remote(Server server) {
        return server.source() instanceof Server.Remote(URI url)
                ? Optional.of(new RemoteServer(server.name(), url, server.deadline(), server.maxAnswer())) : Optional.empty();
    }

    private static Optional<HostedServer> hosted(Server server) {
        return server.source() instanceof Server.Hosted program
                ? Optional.of(new HostedServer(server.name(), program, server.deadline(), server.maxAnswer())) : Optional.empty();
    }

    /// What that zone must know, and nothing else: the gate no commands, no servers' addresses, nothing about asking issuers; the
    /// broker only where to dial; the keeper only what to start; the recorder only how to record. The office keeps all.
    public Snapshot cutFor(Zone zone) {
        return switch (zone) {
            case GATE -> new Snapshot(version, created, home, Optional.of(zone), endpoint, listen, routes, List.of(), List.of(),
                    issuers.stream().map(Issuer::withoutIntrospectionDetails).toList(), localKeys, access, pins, firstUse, limits,
                    Optional.empty());
            case BROKER -> bare(zone, remotes, List.of(), issuers, limits, Optional.empty());
            case KEEPER -> bare(zone, List.of(), hosted, List.of(), limits, Optional.empty());
            case RECORDER -> bare(zone, List.of(), List.of(), List.of(), Optional.empty(), ledger);
            case OFFICE -> new Snapshot(version, created, home, Optional.of(zone), endpoint, listen, routes, remotes, hosted, issuers,
                    localKeys, access, pins, firstUse, limits, ledger);
        };
    }

    private Snapshot bare(Zone zone, List<RemoteServer> remote, List<HostedServer> program, List<Issuer> asked, Optional<Limits> limit,
            Optional<LedgerSettings> record) {
        return new Snapshot(version, created, home, Optional.of(zone), Optional.empty(), Optional.empty(), List.of(), remote, program,
                asked, List.of(), Optional.empty(), List.of(), FirstUse.ASKED, limit, record);
    }

    /// The route of that server.
    public Optional<Route> route(ServerName server) {
        return routes.stream().filter(route -> route.server().equals(server)).findFirst();
    }

    /// The one form of this snapshot in bytes: canonical JSON.
    public byte[] encode() {
        return Json.canonical(SnapshotParts.map(this));
    }

    /// Reads strictly, and only what [#encode] writes: a second form of the same snapshot is refused.
    static Snapshot decode(byte[] bytes) throws SnapshotRefused {
        var problems = new Problems("snapshot");
        Optional<Node> root = Utf8.decode(bytes).flatMap(text -> JsonParser.read(text, problems));
        Optional<Snapshot> snapshot = root.map(node -> Reader.read(node, SnapshotParts.ALL, problems))
                .filter(_ -> problems.none()).map(SnapshotParts::snapshot);
        if (snapshot.isEmpty()) {
            throw new SnapshotRefused(Reason.MALFORMED, problems.none() ? "not UTF-8" : problems.found().getFirst().toString());
        }
        if (!Arrays.equals(snapshot.get().encode(), bytes)) {
            throw new SnapshotRefused(Reason.MALFORMED, "not in its one form");
        }
        return snapshot.get();
    }
}
