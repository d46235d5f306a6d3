package dev.gatehouse.gateway.settings;

import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.control.register.Register;
import dev.gatehouse.control.settings.Limits;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.identity.Algorithm;
import dev.gatehouse.identity.Audience;
import dev.gatehouse.identity.ClaimNames;
import dev.gatehouse.identity.IdentitySettings;
import dev.gatehouse.identity.Issuer;
import dev.gatehouse.identity.Kind;
import dev.gatehouse.identity.LocalCaller;
import dev.gatehouse.identity.LocalIssuer;
import dev.gatehouse.identity.LocalPublicKey;
import dev.gatehouse.identity.ProtectedRoute;
import dev.gatehouse.identity.Revocations;
import dev.gatehouse.identity.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may be believed, from a snapshot.
final class IdentityFrom {
    private static final String LOCAL = "local";
    private static final Duration SKEW = Duration.ofSeconds(30);

    private IdentityFrom() {}

    static IdentitySettings snapshot(Snapshot snapshot, List<ProtectedRoute> routes) {
        Register register = snapshot.access().orElseThrow().register();
        Limits limits = snapshot.limits().orElseThrow();
        return new IdentitySettings(snapshot.issuers().stream().map(IdentityFrom::issuer).toList(), Optional.of(local(snapshot, register)),
            routes, SKEW, limits.tokenLifetime(), (int) limits.tokenSize(), revocations(snapshot, register));
    }

    private static Issuer issuer(dev.gatehouse.control.settings.Issuer written) {
        boolean plain = written.types().contains("jwt");
        Set<Algorithm> algorithms = written.algorithms().stream().map(name -> Algorithm.named(name).orElseThrow()).collect(Collectors.toSet());
        Optional<Issuer.Signed> signed = algorithms.isEmpty()
            ? Optional.empty()
            : Optional.of(new Issuer.Signed(algorithms, plain, written.keys().isEmpty()));
        return new Issuer(written.name(), written.url().toString(), signed,
            written.introspection().map(_ -> new Issuer.Introspected(written.audienceless())), tenancy(written.tenancy()),
            kind(written.kind()), new ClaimNames(written.rolesClaim().orElse("roles"), written.groupsClaim().orElse("groups")));
    }

    private static Tenancy tenancy(dev.gatehouse.control.settings.Issuer.Tenancy written) {
        return switch (written) {
            case dev.gatehouse.control.settings.Issuer.Tenancy.Fixed(String tenant) -> new Tenancy.One(tenant);
            case dev.gatehouse.control.settings.Issuer.Tenancy.ByClaim(String claim, Set<String> tenants) -> new Tenancy.Claimed(claim, tenants);
        };
    }

    private static Kind kind(dev.gatehouse.control.settings.Issuer.Kind written) {
        return switch (written) {
            case PERSON -> Kind.PERSON;
            case WORKLOAD -> Kind.WORKLOAD;
        };
    }

    /// Only callers that exist may have local tokens. One that was revoked and added again has none from before.
    private static LocalIssuer local(Snapshot snapshot, Register register) {
        Set<LocalCaller> callers = register.callers().stream().map(name -> new LocalCaller(name.tenant(), name.name(), since(register, name)))
            .collect(Collectors.toSet());
        return new LocalIssuer(snapshot.home(), snapshot.localKeys().stream().map(key -> LocalPublicKey.of(key.spki())).toList(), callers);
    }

    private static Instant since(Register register, CallerName name) {
        var revoked = register.revocations().callers().get(name);
        return revoked != null && revoked.takenBack() ? revoked.at().plusSeconds(1) : Instant.EPOCH;
    }

    /// A revoked name is revoked whoever vouches for it.
    private static Revocations revocations(Snapshot snapshot, Register register) {
        List<String> sources = new ArrayList<>(snapshot.issuers().stream().map(dev.gatehouse.control.settings.Issuer::name).toList());
        sources.add(LOCAL);
        Set<Revocations.Owner> owners = new HashSet<>();
        register.revocations().callers().forEach((name, since) -> {
            if (!since.takenBack()) {
                sources.forEach(source -> owners.add(new Revocations.Owner(name.tenant(), source, name.name())));
            }
        });
        Set<String> issuers = register.revocations().issuers().entrySet().stream().filter(each -> !each.getValue().takenBack())
            .map(Map.Entry::getKey).collect(Collectors.toSet());
        return new Revocations(owners, register.revocations().tokens().keySet(), issuers);
    }

    /// The scopes that tokens for a route must carry: all that any issuer's settings ask for.
    static List<String> scopes(Snapshot snapshot) {
        return snapshot.issuers().stream().flatMap(issuer -> issuer.scopes().stream()).distinct().toList();
    }

    static Audience audience(dev.gatehouse.control.snapshot.Route route) {
        return new Audience(route.url().toString());
    }

    /// The issuers that the routes' metadata names.
    static List<String> issuerUrls(Snapshot snapshot) {
        return snapshot.issuers().stream().map(issuer -> issuer.url().toString()).toList();
    }
}
