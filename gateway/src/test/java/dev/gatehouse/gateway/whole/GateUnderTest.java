package dev.gatehouse.gateway.whole;

import dev.gatehouse.checks.approval.Pending;
import dev.gatehouse.checks.approval.Spending;
import dev.gatehouse.control.approvals.ApprovalFiles;
import dev.gatehouse.control.approvals.Approvals;
import dev.gatehouse.control.approvals.Decision;
import dev.gatehouse.control.approvals.WrittenRule;
import dev.gatehouse.checks.pinning.Sightings;
import dev.gatehouse.checks.pinning.Standing.Unseen;
import dev.gatehouse.checks.rate.DayBudgets;
import dev.gatehouse.checks.rate.Journal;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.objects.ObjectFiles;
import dev.gatehouse.control.objects.ObjectMarks;
import dev.gatehouse.control.objects.WrittenMarks;
import dev.gatehouse.control.policies.Policy;
import dev.gatehouse.control.policies.PolicyFiles;
import dev.gatehouse.control.policies.WrittenPolicy;
import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.control.register.Glob;
import dev.gatehouse.control.register.Grant;
import dev.gatehouse.control.register.Register;
import dev.gatehouse.control.register.Subject;
import dev.gatehouse.control.register.Things;
import dev.gatehouse.control.settings.SettingsFile;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.snapshot.Access;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.gateway.door.LegacySessions;
import dev.gatehouse.gateway.door.McpDoor;
import dev.gatehouse.gateway.door.OpenStreams;
import dev.gatehouse.gateway.settings.Approving;
import dev.gatehouse.gateway.settings.Assembly;
import dev.gatehouse.gateway.upstream.Ongoing;
import dev.gatehouse.gateway.zones.KeysOverWire;
import dev.gatehouse.gateway.zones.LedgerOverWire;
import dev.gatehouse.gateway.zones.RefusalCounts;
import dev.gatehouse.identity.Audience;
import dev.gatehouse.identity.LocalCaller;
import dev.gatehouse.identity.LocalKey;
import dev.gatehouse.identity.LocalTokens;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.serving.front.Front;
import dev.gatehouse.serving.front.FrontSettings;
import dev.gatehouse.serving.front.Limits;
import dev.gatehouse.serving.sessions.SessionLimits;
import dev.gatehouse.watch.Metrics;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.link.Standing;
import dev.gatehouse.wire.link.WireListener;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A whole gate in this process, all of it real: front, door, pipeline, servers and ledger over a real wire. The zones that dial it are
/// fakes: a recorder with a list, and a broker and a keeper that play servers. No walls.
///
/// Routes: `old` (a server of 2025-11-25), `fresh` (one of 2026-07-28), `piped` (an old one at the keeper). Callers: alice and bob of
/// acme and of globex, who may use everything but what bob of acme may not: he has `echo` and `read_*` of `old` alone; carol has nothing.
final class GateUnderTest implements AutoCloseable {
    static final String SERVERS = """
        version: 1
        servers:
          old: {url: "https://old.example.com/mcp", deadline: 20s, maxAnswer: 64KiB}
          fresh: {url: "https://fresh.example.com/mcp", deadline: 20s, maxAnswer: 64KiB}
          piped: {command: "old-server", deadline: 20s, maxAnswer: 64KiB}
        """;
    static final String ISSUERS = """
        issuers:
          outside: {issuer: "https://id.example.com", keys: "https://id.example.com/keys", algorithms: [ES256], tenant: outside}
          silent: {issuer: "https://silent.example.com", keys: "https://silent.example.com/keys", algorithms: [ES256], tenant: silent}
        """;
    static final String LIMITS = """
        limits: {body: 64KiB, caller: {perMinute: 100000, burst: 10000, atOnce: 64}}
        """;

    final FakeRecorder recorder = new FakeRecorder();
    final OutsideIssuer issuer = new OutsideIssuer();
    final FakeServers servers = new FakeServers(issuer);
    final Map<String, Refusal> counted = new ConcurrentHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<Zone, Standing> zones = new HashMap<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final LocalKey key = LocalKey.generate();
    private final LocalTokens tokens = new LocalTokens(key, "home");
    private final Ongoing ongoing = new Ongoing();
    final Approving approving = new Approving(InstantSource.system(), Spending.FORGOTTEN, ongoing.consent());
    private final Wires wires;
    private final Assembly assembly;
    private final ScheduledExecutorService ticker;
    final OpenStreams streams = new OpenStreams();
    private final Front front;
    private Register register = Register.EMPTY;
    private List<Policy> policies = List.of();
    private Approvals approvals = Approvals.NONE;
    private List<ObjectMarks> objects = List.of();
    private String settings;
    private long version;

    private GateUnderTest(Limits limits) throws IOException {
        wires = keep(new Wires());
        WireListener wire = keep(wires.listen((_, _) -> {
            throw new IOException("no office here");
        }));
        var ledger = new LedgerOverWire(wire.pool(Zone.RECORDER), this::version);
        var keys = new KeysOverWire(wire.pool(Zone.BROKER));
        assembly = new Assembly(new Assembly.Zones(wire.pool(Zone.BROKER), wire.pool(Zone.KEEPER)), ledger, keys, keys, ongoing, approving,
            new Sightings((_, _) -> new Unseen()), // its three servers have the same tools
            new DayBudgets(InstantSource.system(), System::nanoTime, 1_000, Journal.FORGOTTEN));
        var sessions = new LegacySessions(SessionLimits.usual(), ongoing::endSession);
        ticker = keep(Executors.newSingleThreadScheduledExecutor());
        ticker.scheduleWithFixedDelay(streams::lookAfter, 200, 200, TimeUnit.MILLISECONDS);
        var counts = new RefusalCounts(wire.pool(Zone.RECORDER), new Metrics());
        front = keep(Front.open(FrontSettings.loopback(0, limits), new McpDoor(assembly::premises, sessions, streams), (client, refusal, call) -> {
            count(call, refusal);
            counts.refused(client, refusal, call);
        })).start();
        names.put("host", "127.0.0.1:" + front.port());
        wire.start();
    }

    private void count(CallId call, Refusal refusal) {
        counted.put(call.value(), refusal);
    }

    /// A gate with no settings and no zones.
    static GateUnderTest empty(Limits limits) throws IOException {
        return new GateUnderTest(limits);
    }

    /// A gate that serves.
    static GateUnderTest open(Limits limits, String settings) throws IOException {
        var gate = new GateUnderTest(limits);
        gate.dial(Zone.RECORDER);
        gate.dial(Zone.BROKER);
        gate.dial(Zone.KEEPER);
        gate.settings = settings;
        gate.use(before -> {
            Register all = before;
            for (String tenant : List.of("acme", "globex")) {
                for (String name : List.of("alice", "bob", "carol")) {
                    all = all.add(new CallerName(tenant, name)).after();
                }
                for (String server : List.of("old", "fresh", "piped")) {
                    all = all.grant(grant(tenant, "alice", server)).after();
                    all = tenant.equals("globex") ? all.grant(grant(tenant, "bob", server)).after() : all;
                }
            }
            return all.grant(grant("acme", "bob", "old", "echo", "read_*")).after();
        });
        for (String name : List.of("alice", "bob", "carol")) {
            gate.names.put(name, gate.token("acme", name));
            gate.names.put("globex-" + name, gate.token("globex", name));
        }
        return gate;
    }

    static GateUnderTest open() throws IOException {
        return open(quick(), SERVERS + ISSUERS + LIMITS);
    }

    /// Limits for one client that is never slow of its own will.
    static Limits quick() {
        return limits(512, 512, 100_000);
    }

    /// Limits under which a test sees slowness refused without waiting long. Not for good requests: a busy machine makes those slow too.
    static Limits impatient() {
        return limits(512, 512, 100_000, Duration.ofMillis(1000), Duration.ofMillis(700));
    }

    static Limits limits(int requests, int streams, int failures) {
        return limits(requests, streams, failures, Duration.ofSeconds(15), Duration.ofSeconds(15));
    }

    private static Limits limits(int requests, int streams, int failures, Duration head, Duration grace) {
        Limits l = Limits.usual();
        return new Limits(8 * 1024, l.headFields(), head, l.idleTime(), 64 * 1024, Duration.ofSeconds(60), grace, l.bodyRate(), requests, streams,
            l.connections(), l.connectionsPerAddress(), failures, l.sendTime(), Duration.ofMillis(300));
    }

    static Grant grant(String tenant, String name, String server, String... tools) {
        return new Grant(tenant, new Subject.Named(name), new ServerName(server),
            Things.of(Stream.of(tools).map(tool -> new Things.Thing(Things.Kind.TOOL, new Glob(tool))).toList()));
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.push(opened);
        return opened;
    }

    private long version() {
        return assembly == null ? 0 : assembly.version();
    }

    /// Puts these policies in force, from now on.
    void policies(String yaml) {
        try {
            policies = PolicyFiles.read("test", yaml).stream().map(WrittenPolicy::policy).toList();
        } catch (SettingsWrong wrong) {
            throw new AssertionError(wrong);
        }
        use(same -> same);
    }

    /// Has a person asked by these rules, from now on.
    void approvals(String yaml) {
        try {
            approvals = new Approvals(ApprovalFiles.read("test", yaml).stream().map(WrittenRule::rule).toList(), List.of());
        } catch (SettingsWrong wrong) {
            throw new AssertionError(wrong);
        }
        use(same -> same);
    }

    /// Puts these marks on objects in force, from now on.
    void objects(String yaml) {
        try {
            objects = ObjectFiles.read("test", yaml).stream().map(WrittenMarks::marks).toList();
        } catch (SettingsWrong wrong) {
            throw new AssertionError(wrong);
        }
        use(same -> same);
    }

    /// Answers everything that waits, as an office does.
    void answer(boolean agreed) {
        List<Decision> all = new ArrayList<>(approvals.decisions());
        approving.pending().forEach(asked -> all.add(decision(asked, agreed)));
        approvals = new Approvals(approvals.rules(), all);
        use(same -> same);
    }

    private static Decision decision(Pending.Asked asked, boolean agreed) {
        var caller = new Decision.Caller(asked.caller().tenant(), asked.caller().name(), "local", false);
        return new Decision(asked.id().value(), caller, new ServerName(asked.act().server()), asked.act().tool(), asked.wording().digest(), agreed,
            Instant.now().plusSeconds(600));
    }

    /// Changes who may do what, from now on.
    synchronized void use(UnaryOperator<Register> change) {
        register = change.apply(register);
        try {
            assembly.use(Snapshot.of(++version, Instant.now(), "home", URI.create("http://" + names.get("host")), SettingsFile.read("test", settings),
                new Access(register, policies, approvals, objects), List.of(new dev.gatehouse.control.snapshot.LocalKey(key.publicKey().id(), key.publicKey().text()))));
        } catch (SettingsWrong wrong) {
            throw new AssertionError(wrong);
        }
    }

    /// The zone dials the gate, and has all its connections when this returns: one that is lost while it dials may take a call with it.
    void dial(Zone zone) throws IOException {
        Standing standing = wires.zone(zone, zone == Zone.RECORDER ? recorder : servers.as(zone));
        zones.put(zone, standing);
        for (long end = System.nanoTime() + 15_000_000_000L; standing.size() < Wires.SPARE && System.nanoTime() < end;) {
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    /// The zone is gone, and whatever it was doing is cut.
    void lose(Zone zone) {
        zones.remove(zone).close();
    }

    Wires wires() {
        return wires;
    }

    int port() {
        return front.port();
    }

    /// The resource URL of a route; `all` is that to all servers.
    String url(String route) {
        return "http://" + names.get("host") + Ask.path(route);
    }

    /// A token of this house for all routes.
    String token(String tenant, String name) {
        return tokens.issue(LocalCaller.of(tenant, name), Stream.of("all", "old", "fresh", "piped").map(route -> new Audience(url(route))).toList(),
            Duration.ofHours(1), List.of()).reveal();
    }

    String token(String tenant, String name, String route) {
        return tokens.issue(LocalCaller.of(tenant, name), List.of(new Audience(url(route))), Duration.ofHours(1), List.of()).reveal();
    }

    /// A word in braces that requests may use from now on.
    GateUnderTest name(String word, String value) {
        names.put(word, value);
        return this;
    }

    String fill(String text) {
        return Ask.fill(text, names);
    }

    /// The bytes of a request, as Latin-1.
    String text(Ask ask) {
        return ask.text(names);
    }

    RawClient client() throws IOException {
        return new RawClient(port());
    }

    /// Sends one request on a connection of its own and returns the whole answer.
    RawClient.Reply ask(Ask ask) throws IOException {
        try (RawClient client = client()) {
            return client.send(ask.text(names)).reply();
        }
    }

    /// The same until it is served: a zone that has just come back, or a place that is just being freed, may cost a try.
    RawClient.Reply askUntilServed(Ask ask) throws IOException {
        RawClient.Reply reply = ask(ask);
        for (int i = 0; i < 200 && !reply.body().contains("\"result\""); i++) {
            reply = ask(ask);
        }
        return reply;
    }

    /// Sends one request and leaves the answer to the caller.
    RawClient begin(Ask ask) throws IOException {
        return client().send(ask.text(names));
    }

    /// Opens a session and returns its id.
    String session(String caller, String route) throws IOException {
        RawClient.Reply reply = ask(Ask.initialize(route).by(caller));
        if (reply.status() != 200 || reply.header("Mcp-Session-Id").isEmpty()) {
            throw new AssertionError("no session: " + reply);
        }
        return reply.header("Mcp-Session-Id");
    }

    @Override
    public void close() throws IOException {
        new ArrayList<>(zones.values()).forEach(Standing::close);
        IOException first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                first = first == null ? new IOException(failed) : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
