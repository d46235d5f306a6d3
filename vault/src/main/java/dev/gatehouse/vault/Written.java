package dev.gatehouse.vault;

import dev.gatehouse.control.settings.Issuer;
import dev.gatehouse.control.snapshot.RemoteServer;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.destinations.Allowance;
import dev.gatehouse.destinations.Allowances;
import dev.gatehouse.destinations.Destination;
import dev.gatehouse.destinations.Flaw;
import dev.gatehouse.destinations.Permitted;
import dev.gatehouse.destinations.Unusable;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything that the operator wrote, as one snapshot says it: servers and issuers by name, and the addresses that may be dialled for them.
///
/// Immutable. A URL that may never be dialled gives no allowance; whoever wants it is refused by the dialler.
final class Written {
    private final long version;
    private final Map<String, Remote> servers;
    private final Map<String, Issuer> issuers;
    private final List<Allowance> allowances = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();

    /// A remote server and where it is: read once, not for each call. Empty where its URL may never be dialled.
    record Remote(RemoteServer settings, Optional<Destination> destination) {
        private static Remote of(RemoteServer settings) {
            return new Remote(settings, Written.destination(settings.url()));
        }
    }

    private Written(long version, Collection<RemoteServer> servers, Collection<Issuer> issuers) {
        this.version = version;
        this.servers = servers.stream().collect(Collectors.toUnmodifiableMap(server -> server.server().value(), Remote::of));
        this.issuers = issuers.stream().collect(Collectors.toUnmodifiableMap(Issuer::name, Function.identity()));
        servers.forEach(server -> permit("server " + server.server(), server.url()));
        issuers.forEach(issuer -> addresses(issuer).forEach(url -> permit("issuer " + issuer.name(), url)));
    }

    /// Before the first snapshot: nothing.
    static Written nothing() {
        return new Written(0, List.of(), List.of());
    }

    /// What this snapshot says.
    static Written in(Snapshot snapshot) {
        return new Written(snapshot.version(), snapshot.remotes(), snapshot.issuers());
    }

    private static Stream<URI> addresses(Issuer issuer) {
        return Stream.concat(Stream.of(issuer.url()), Stream.concat(issuer.keys().stream(),
            issuer.introspection().flatMap(Issuer.Introspection::details).map(Issuer.Details::url).stream()));
    }

    private void permit(String whose, URI url) {
        Permitted permitted = Allowance.written(url.toString());
        switch (permitted) {
            case Allowance allowance -> allowances.add(allowance);
            case Unusable(Flaw flaw) -> unusable.add(whose + ": the URL " + flaw.sentence());
        }
    }

    /// The version of the snapshot; 0 before the first.
    long version() {
        return version;
    }

    Optional<Remote> server(String name) {
        return Optional.ofNullable(servers.get(name));
    }

    Optional<Issuer> issuer(String name) {
        return Optional.ofNullable(issuers.get(name));
    }

    /// What may be dialled.
    Allowances allowances() {
        return Allowances.of(allowances);
    }

    /// The origins that lead to this machine or a private network, so that the start can say so.
    List<String> insides() {
        return allowances.stream().filter(Allowance::reachesInside).map(allowance -> allowance.origin().toString()).distinct().toList();
    }

    /// Sentences about what was written and can never be dialled.
    List<String> unusable() {
        return List.copyOf(unusable);
    }

    /// The destination of a URL that was written.
    static Optional<Destination> destination(URI url) {
        return Destination.parse(url.toString()) instanceof Destination good ? Optional.of(good) : Optional.empty();
    }
}
