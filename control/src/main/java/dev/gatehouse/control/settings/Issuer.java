package dev.gatehouse.control.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Somebody whose tokens count (RFC 9068 access tokens, or opaque ones by RFC 7662).
///
/// @param name what we call it, in the ledger and in revocations
/// @param url the exact `iss`
/// @param keys where its key set is; found by its metadata where not written
/// @param algorithms the only signature algorithms accepted
/// @param tenancy which tenants its tokens speak for; no two issuers share one
/// @param rolesClaim the claim holding roles, where roles count
/// @param groupsClaim the claim holding groups, where groups count
/// @param types accepted `typ` headers, lower case
/// @param scopes scopes a token must have
/// @param introspection how opaque tokens are asked about
/// @param audienceless why tokens without a matching audience are accepted: dangerous, and empty in most houses
public record Issuer(String name, URI url, Optional<URI> keys, List<String> algorithms, Tenancy tenancy, Optional<String> rolesClaim,
        Optional<String> groupsClaim, Kind kind, List<String> types, List<String> scopes, Optional<Introspection> introspection,
        Optional<String> audienceless) {
    public Issuer {
        algorithms = List.copyOf(algorithms);
        types = List.copyOf(types);
        scopes = List.copyOf(scopes);
    }

    /// The same issuer as those see it who need not ask it about tokens.
    public Issuer withoutIntrospectionDetails() {
        return new Issuer(name, url, keys, algorithms, tenancy, rolesClaim, groupsClaim, kind, types, scopes,
                introspection.map(Introspection::withoutDetails), audienceless);
    }

    /// Which tenants an issuer's tokens speak for.
    public sealed interface Tenancy {
        /// All of these tenants.
        default Set<String> all() {
            return switch (this) {
                case Fixed(String tenant) -> Set.of(tenant);
                case ByClaim(_, Set<String> tenants) -> tenants;
            };
        }

        /// All of them for one.
        record Fixed(String tenant) implements Tenancy {}

        /// The one that a claim names, if it is in the list.
        record ByClaim(String claim, Set<String> tenants) implements Tenancy {
            public ByClaim {
                tenants = Set.copyOf(tenants);
            }
        }
    }

    /// Who holds its tokens.
    public enum Kind {
        PERSON,
        WORKLOAD
    }

    /// How the broker asks about opaque tokens. The secret is in a file (0600) that the broker alone reads.
    ///
    /// @param details empty for a zone that only needs to know that there is introspection
    public record Introspection(Optional<Details> details) {
        Introspection withoutDetails() {
            return new Introspection(Optional.empty());
        }
    }

    /// What the broker needs for it.
    public record Details(URI url, String clientId, Path secretFile) {}
}
