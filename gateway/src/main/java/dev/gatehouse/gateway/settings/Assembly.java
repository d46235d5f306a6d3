package dev.gatehouse.gateway.settings;

import dev.gatehouse.checks.objects.AllMarks;
import dev.gatehouse.checks.objects.Deliveries;
import dev.gatehouse.checks.objects.DeliveriesInMemory;
import dev.gatehouse.checks.objects.Delivered;
import dev.gatehouse.checks.objects.Objects;
import dev.gatehouse.checks.objects.OwnObjects;
import dev.gatehouse.checks.objects.Underway;
import dev.gatehouse.checks.permission.Grants;
import dev.gatehouse.checks.permission.InputSchemas;
import dev.gatehouse.checks.permission.Permission;
import dev.gatehouse.checks.pinning.PinnedTools;
import dev.gatehouse.checks.pinning.Pins;
import dev.gatehouse.checks.pinning.Sightings;
import dev.gatehouse.checks.rate.Budgets;
import dev.gatehouse.checks.rate.CallRate;
import dev.gatehouse.control.settings.Limits;
import dev.gatehouse.control.snapshot.Access;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.gateway.Order;
import dev.gatehouse.gateway.door.GateRoute;
import dev.gatehouse.gateway.door.Premises;
import dev.gatehouse.gateway.errands.AllServers;
import dev.gatehouse.gateway.errands.Member;
import dev.gatehouse.gateway.errands.OneServer;
import dev.gatehouse.gateway.errands.Shared;
import dev.gatehouse.gateway.upstream.Ongoing;
import dev.gatehouse.gateway.upstream.ServerUpstream;
import dev.gatehouse.identity.Audience;
import dev.gatehouse.identity.Authenticator;
import dev.gatehouse.identity.Introspection;
import dev.gatehouse.identity.KeySource;
import dev.gatehouse.identity.ProtectedRoute;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadlines;
import dev.gatehouse.pipeline.Ledger;
import dev.gatehouse.pipeline.Pipeline;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.Route;
import dev.gatehouse.pipeline.Upstream;
import dev.gatehouse.protocol.Question;
import dev.gatehouse.wire.link.ConnectionPool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts the gate's parts together for one snapshot after another. What callers have used and were given, dialogues and issuers' keys outlive a change.
public final class Assembly {
    private final Zones zones;
    private final Ledger ledger;
    private final KeySource keys;
    private final Introspection introspection;
    private final Ongoing ongoing;
    private final Approving approving;
    private final Sightings sightings;
    private final Shared shared;
    private final PoliciesFrom policies = new PoliciesFrom(this::inputSchema);
    private final Deliveries deliveries = new DeliveriesInMemory(DeliveriesInMemory.Limits.USUAL, System::nanoTime);
    private final Underway underway = new Underway();
    private final RatesFrom rates;
    private volatile Optional<PinnedTools> tools = Optional.empty();
    private Authenticator authenticator;
    private volatile Optional<Premises> premises = Optional.empty();

    /// The zones that reach servers.
    public record Zones(ConnectionPool broker, ConnectionPool keeper) {}

    public Assembly(Zones zones, Ledger ledger, KeySource keys, Introspection introspection, Ongoing ongoing, Approving approving, Sightings sightings,
        Budgets budgets) {
        this.zones = zones;
        this.ledger = ledger;
        this.keys = keys;
        this.introspection = introspection;
        this.ongoing = ongoing;
        this.approving = approving;
        this.rates = new RatesFrom(budgets);
        this.sightings = sightings;
        this.shared = new Shared(InstantSource.system(), ongoing.tools());
    }

    /// What the door serves now; empty until there was a snapshot.
    public Optional<Premises> premises() {
        return premises;
    }

    /// The version of the settings in force, 0 before there are any.
    public long version() {
        return premises.map(Premises::version).orElse(0L);
    }

    /// What was seen of servers and is in no settings yet.
    public List<Sightings.Sighting> sightings() {
        return sightings.all();
    }

    /// Serves by this snapshot from now on. Calls that run end under the one they began with.
    public synchronized void use(Snapshot snapshot) {
        List<GateRoute> routes = routes(snapshot);
        authenticate(snapshot, routes.stream().map(GateRoute::protection).toList());
        Limits limits = snapshot.limits().orElseThrow();
        Access access = snapshot.access().orElseThrow();
        Grants grants = new GrantsFrom(snapshot, policies.of(access.policies()));
        Pins pins = new PinsFrom(snapshot);
        sightings.settle(pins, snapshot.routes().stream().map(route -> route.server().value()).toList());
        var pinned = new PinnedTools(pins, sightings, ongoing.tools());
        tools = Optional.of(pinned);
        CallRate paid = rates.of(snapshot);
        AllMarks marks = ObjectsFrom.of(access.objects());
        var pipeline = new Pipeline(
            Order.checks((int) limits.body(), grants, paid, pinned, new Objects(marks, deliveries, underway), approving.check(access.approvals(), paid::giveBack)),
            Order.reviews(grants, pinned, new OwnObjects(marks, deliveries), new Delivered(marks, deliveries)), ledger);
        premises = Optional.of(new Premises(snapshot.version(), routes, IdentityFrom.issuerUrls(snapshot), authenticator, pipeline,
            new Permission(grants), ledger, ongoing.tasks(), (int) limits.body()));
        ongoing.endServers(server -> snapshot.routes().stream().noneMatch(route -> route.server().value().equals(server)));
    }

    private Optional<InputSchemas.InputSchema> inputSchema(String tenant, String server, String tool) {
        return tools.flatMap(each -> each.approved(new Pins.Place(tenant, server), tool)).map(each -> new InputSchemas.InputSchema(each.digest(), each.inputSchema()));
    }

    private void authenticate(Snapshot snapshot, List<ProtectedRoute> routes) {
        var settings = IdentityFrom.snapshot(snapshot, routes);
        if (authenticator == null) {
            authenticator = new Authenticator(settings, keys, introspection);
        } else {
            authenticator.use(settings);
        }
    }

    private static Set<Question> questions(Set<String> allow) {
        return Arrays.stream(Question.values()).filter(each -> allow.contains(each.word())).collect(Collectors.toUnmodifiableSet());
    }

    /// The route to all servers, then one for each.
    private List<GateRoute> routes(Snapshot snapshot) {
        List<String> scopes = IdentityFrom.scopes(snapshot);
        List<GateRoute> routes = new ArrayList<>(List.of(toAll(snapshot, new ProtectedRoute(new Audience(snapshot.all().orElseThrow().toString()), scopes))));
        for (dev.gatehouse.control.snapshot.Route written : snapshot.routes()) {
            var member = new Member(route(written, written.name(), written.url().toString(), written.allow().contains("apps")), upstream(written));
            routes.add(new GateRoute(written.path(), member.route(), new ProtectedRoute(IdentityFrom.audience(written), scopes), new OneServer(member, shared)));
        }
        return routes;
    }

    /// Apps bring pages with addresses that clients know by their scheme, so they are on their servers' own routes alone.
    private GateRoute toAll(Snapshot snapshot, ProtectedRoute protection) {
        String url = protection.resource().url();
        List<Member> members = snapshot.routes().stream().map(written -> new Member(route(written, Route.ALL, url, false), upstream(written))).toList();
        Duration longest = members.stream().map(member -> member.route().deadlines().longest()).max(Comparator.naturalOrder()).orElse(Duration.ofMinutes(1));
        var itself = new Route(Route.ALL, Route.ALL, url, Deadlines.of(longest), 0, false, Set.of());
        var nobody = new Member(itself, _ -> {
            throw Refused.because(Code.SERVER_NOT_GRANTED, "nobody is behind this name");
        });
        return new GateRoute(Snapshot.ALL_PATH, itself, protection, new AllServers(nobody, members, shared));
    }

    private static Route route(dev.gatehouse.control.snapshot.Route written, String name, String url, boolean apps) {
        var deadlines = new Deadlines(written.deadline(), written.toolDeadlines());
        return new Route(name, written.server().value(), url, deadlines, (int) written.maxAnswer(), apps, questions(written.allow()));
    }

    private Upstream upstream(dev.gatehouse.control.snapshot.Route written) {
        boolean hosted = written.reached() == dev.gatehouse.control.snapshot.Route.Reached.HOSTED;
        return new ServerUpstream(hosted ? zones.keeper() : zones.broker(), hosted, ongoing);
    }
}
