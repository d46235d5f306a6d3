package dev.gatehouse.gateway.settings;

import dev.gatehouse.checks.permission.Grants;
import dev.gatehouse.checks.permission.Permission;
import dev.gatehouse.checks.rate.CallRate;
import dev.gatehouse.control.settings.Limits;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.gateway.Order;
import dev.gatehouse.gateway.door.GateRoute;
import dev.gatehouse.gateway.door.Premises;
import dev.gatehouse.gateway.upstream.ServerUpstream;
import dev.gatehouse.gateway.upstream.Ongoing;
import dev.gatehouse.identity.Authenticator;
import dev.gatehouse.identity.Introspection;
import dev.gatehouse.identity.KeySource;
import dev.gatehouse.identity.ProtectedRoute;
import dev.gatehouse.pipeline.Ledger;
import dev.gatehouse.pipeline.Pipeline;
import dev.gatehouse.pipeline.Route;
import dev.gatehouse.protocol.Question;
import dev.gatehouse.wire.link.ConnectionPool;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts the gate's parts together for one snapshot after another. What callers have used, dialogues and issuers' keys outlive a change.
public final class Assembly {
    private static final int REMEMBERED_CALLERS = 10_000;

    private final Zones zones;
    private final Ledger ledger;
    private final KeySource keys;
    private final Introspection introspection;
    private final Ongoing ongoing;
    private Authenticator authenticator;
    private CallRate rate;
    private Limits.PerCaller rateLimits;
    private volatile Optional<Premises> premises = Optional.empty();

    /// The zones that reach servers.
    public record Zones(ConnectionPool broker, ConnectionPool keeper) {}

    public Assembly(Zones zones, Ledger ledger, KeySource keys, Introspection introspection, Ongoing ongoing) {
        this.zones = zones;
        this.ledger = ledger;
        this.keys = keys;
        this.introspection = introspection;
        this.ongoing = ongoing;
    }

    /// What the door serves now; empty until there was a snapshot.
    public Optional<Premises> premises() {
        return premises;
    }

    /// The version of the settings in force, 0 before there are any.
    public long version() {
        return premises.map(Premises::version).orElse(0L);
    }

    /// Serves by this snapshot from now on. Calls that run end under the one they began with.
    public synchronized void use(Snapshot snapshot) {
        List<GateRoute> routes = snapshot.routes().stream().map(route -> route(snapshot, route)).toList();
        authenticate(snapshot, routes.stream().map(GateRoute::protection).toList());
        Limits limits = snapshot.limits().orElseThrow();
        Grants grants = new GrantsFrom(snapshot);
        var pipeline = new Pipeline(Order.checks((int) limits.body(), grants, rate(limits.caller())), Order.reviews(grants), ledger);
        premises = Optional.of(new Premises(snapshot.version(), routes, IdentityFrom.issuerUrls(snapshot), authenticator, pipeline,
            new Permission(grants), ledger, (int) limits.body()));
        ongoing.endServers(server -> snapshot.routes().stream().noneMatch(route -> route.server().value().equals(server)));
    }

    private void authenticate(Snapshot snapshot, List<ProtectedRoute> routes) {
        var settings = IdentityFrom.snapshot(snapshot, routes);
        if (authenticator == null) {
            authenticator = new Authenticator(settings, keys, introspection);
        } else {
            authenticator.use(settings);
        }
    }

    /// A change of other settings does not forgive anybody what they have used.
    private CallRate rate(Limits.PerCaller limits) {
        if (!limits.equals(rateLimits)) {
            rate = new CallRate(new CallRate.Limits(limits.perMinute(), limits.burst(), limits.atOnce(), limits.streams(), REMEMBERED_CALLERS), System::nanoTime);
            rateLimits = limits;
        }
        return rate;
    }

    private static Set<Question> questions(Set<String> allow) {
        return Arrays.stream(Question.values()).filter(each -> allow.contains(each.word())).collect(Collectors.toUnmodifiableSet());
    }

    private GateRoute route(Snapshot snapshot, dev.gatehouse.control.snapshot.Route written) {
        boolean hosted = written.reached() == dev.gatehouse.control.snapshot.Route.Reached.HOSTED;
        var route = new Route(written.name(), written.server().value(), written.url().toString(), written.deadline(),
            (int) written.maxAnswer(), written.allow().contains("apps"), questions(written.allow()));
        var upstream = new ServerUpstream(hosted ? zones.keeper() : zones.broker(), hosted, ongoing);
        return new GateRoute(written.path(), route, new ProtectedRoute(IdentityFrom.audience(written), IdentityFrom.scopes(snapshot)), upstream);
    }
}
