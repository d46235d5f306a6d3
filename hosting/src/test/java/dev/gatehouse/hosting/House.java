package dev.gatehouse.hosting;

import dev.gatehouse.confine.ProgramPaths;
import dev.gatehouse.control.Zone;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.settings.FirstUse;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.snapshot.HostedServer;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.link.ConnectionPool;
import dev.gatehouse.wire.link.EventLine;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.link.PeerUser;
import dev.gatehouse.wire.link.Standing;
import dev.gatehouse.wire.link.WireDialer;
import dev.gatehouse.wire.link.WireListener;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.Failed;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Header;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Method;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Outcome;
import dev.gatehouse.wire.message.Part;
import dev.gatehouse.wire.message.Send;
import dev.gatehouse.wire.start.Secrets;
import dev.gatehouse.wire.start.StartSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;

/// A keeper between a gate and a recorder that a test plays, over real sockets, with real processes behind real walls.
final class House implements AutoCloseable {
    static final String PATH = "/usr/local/bin:/usr/bin:/bin";
    static final Duration DEAF = Duration.ofSeconds(1);
    static final Duration IDLE = Duration.ofMinutes(1);

    final List<String> events = new CopyOnWriteArrayList<>();
    final Path folder = Files.createTempDirectory("keeper");
    final Path home = Files.createDirectory(folder.resolve("home"));
    final Path servers = Files.createDirectory(home.resolve("servers"));
    final Path script = folder.resolve("server.js");
    final Sessions sessions;
    final Keeper keeper;
    private final Map<Lane, StartSecret> secrets = new EnumMap<>(Lane.class);
    private final WireListener gate;
    private final WireListener recorder;
    private final EventLine line;
    private final Standing standing;

    House() throws IOException {
        this(new Sessions.Times(DEAF, IDLE));
    }

    House(Sessions.Times times) throws IOException {
        Assumptions.assumeTrue(ProgramPaths.find("node", PATH).isPresent(), "no node on this machine");
        try (var in = House.class.getResourceAsStream("/server.js")) {
            Files.write(script, in.readAllBytes());
        }
        for (Lane lane : Lane.values()) {
            secrets.put(lane, StartSecret.random());
        }
        gate = listen(dev.gatehouse.wire.Zone.GATE);
        recorder = listen(dev.gatehouse.wire.Zone.RECORDER);
        line = EventLine.open(ConnectionPool.dialling(dial(dev.gatehouse.wire.Zone.RECORDER), 1));
        sessions = new Sessions(new ServerStart(servers, home, PATH, Optional.empty()), line, times);
        keeper = new Keeper(sessions);
        standing = Standing.open(dial(dev.gatehouse.wire.Zone.GATE), 2, 64, keeper);
        write(List.of(server("notes", "node", script.toString())));
    }

    private WireListener listen(dev.gatehouse.wire.Zone zone) throws IOException {
        WireListener listener = WireListener.open(socket(zone), zone, secretsOf(zone), PeerUser.sameAsMe(), this::note);
        listener.start();
        return listener;
    }

    private void note(Message start, Exchange exchange) throws IOException {
        if (start instanceof Event(var fields)) {
            events.add(fields.text(FieldName.WHAT).orElse("") + " " + fields.text(FieldName.SUBJECT).orElse("") + " " + fields.text(FieldName.DETAIL).orElse(""));
        }
        exchange.send(new Noted());
    }

    private WireDialer dial(dev.gatehouse.wire.Zone to) throws IOException {
        return WireDialer.to(socket(to), dev.gatehouse.wire.Zone.KEEPER, to, secretsOf(dev.gatehouse.wire.Zone.KEEPER), PeerUser.sameAsMe());
    }

    private Path socket(dev.gatehouse.wire.Zone zone) {
        return folder.resolve(zone.word() + ".sock");
    }

    private Secrets secretsOf(dev.gatehouse.wire.Zone self) {
        Map<dev.gatehouse.wire.Zone, StartSecret> shared = new EnumMap<>(dev.gatehouse.wire.Zone.class);
        secrets.forEach((lane, secret) -> {
            if (lane.dialler() == self || lane.listener() == self) {
                shared.put(lane.across(self), secret);
            }
        });
        return Secrets.of(shared);
    }

    void write(List<HostedServer> hosted) {
        keeper.use(snapshot(1, hosted));
    }

    static Snapshot snapshot(long version, List<HostedServer> hosted) {
        return new Snapshot(version, Instant.now(), "0".repeat(32), Optional.of(Zone.KEEPER), Optional.empty(), Optional.empty(), List.of(), List.of(),
            hosted, List.of(), List.of(), Optional.empty(), List.of(), FirstUse.ASKED, Optional.empty(), Optional.empty());
    }

    static HostedServer server(String name, String... words) {
        return server(name, Map.of(), List.of(), words);
    }

    static HostedServer server(String name, Map<String, String> environment, List<Path> folders, String... words) {
        return new HostedServer(new ServerName(name), new Server.Hosted(List.of(words), folders, environment, Optional.empty()), Duration.ofSeconds(20), 1 << 20);
    }

    /// Who calls, in which session: what a test says a call with.
    record Caller(House house, String tenant, String name, Optional<String> session) {
        Exchange begin(String message) throws WireException {
            return begin(message, 10_000, 256 * 1024);
        }

        Exchange begin(String message, int millis, int credit) throws WireException {
            return house.begin(this, Method.POST, message, millis, credit);
        }

        String told(String message) throws WireException {
            return House.told(begin(message));
        }

        /// Asks a request of this method, with the id 1.
        String ask(String method) throws WireException {
            return told("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{\"_meta\":{\"progressToken\":\"p1\"}}}");
        }

        /// Listens to what the server says without being asked.
        Exchange listen() throws WireException {
            return house.begin(this, Method.GET, "", 10_000, 256 * 1024);
        }

        /// Tells the server that hands were shaken on this revision.
        String agreedOn(String revision) throws WireException {
            String note = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
            return House.told(house.begin("notes", this, Method.POST, List.of(new Header("MCP-Protocol-Version", revision)), note, 10_000, 1024));
        }

        String end() throws WireException {
            return House.told(house.begin(this, Method.DELETE, "", 10_000, 1024));
        }

        /// The same caller in a new session.
        Caller opened() throws WireException {
            try (Exchange exchange = begin("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\"}")) {
                if (!(exchange.receive() instanceof Head head)) {
                    throw new AssertionError("no session was opened");
                }
                exchange.body(1 << 20);
                return new Caller(house, tenant, name, head.header("mcp-session-id"));
            }
        }

        Caller in(Optional<String> other) {
            return new Caller(house, tenant, name, other);
        }
    }

    Caller caller(String tenant, String name) {
        return new Caller(this, tenant, name, Optional.empty());
    }

    private Exchange begin(Caller caller, Method method, String message, int millis, int credit) throws WireException {
        return begin("notes", caller, method, message, millis, credit);
    }

    Exchange begin(String server, Caller caller, Method method, String message, int millis, int credit) throws WireException {
        return begin(server, caller, method, List.of(), message, millis, credit);
    }

    private Exchange begin(String server, Caller caller, Method method, List<Header> headers, String message, int millis, int credit) throws WireException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        var send = new Send("c1", server, caller.tenant(), caller.name(), method, headers, caller.session(), millis, credit, bytes.length);
        return gate.pool(dev.gatehouse.wire.Zone.KEEPER).begin(Deadline.afterMillis(15_000), Exchange.withBody(send, bytes));
    }

    /// The whole answer as one text: status, lines, how it ended.
    static String told(Exchange exchange) throws WireException {
        try (exchange) {
            var text = new StringBuilder();
            while (true) {
                Message next = exchange.receive();
                text.append(told(next));
                if (next instanceof End || next instanceof Failed) {
                    return text.toString();
                }
            }
        }
    }

    static String told(Message message) {
        return switch (message) {
            case Head head -> head.status() + "|";
            case Part part -> new String(part.bytes(), StandardCharsets.UTF_8);
            case End end -> end.outcome() == Outcome.COMPLETE ? "|end" : "|cut " + end.note();
            case Failed failed -> failed.code() + " " + failed.effect() + " " + failed.detail();
            default -> message.toString();
        };
    }

    /// Waits for what another thread or process brings about.
    static void until(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + 15_000_000_000L;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come about");
            }
            Thread.sleep(5);
        }
    }

    boolean heard(String beginning, String part) {
        return events.stream().anyMatch(event -> event.startsWith(beginning) && event.contains(part));
    }

    static boolean runs(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        standing.close();
        sessions.close();
        line.close();
        gate.close();
        recorder.close();
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
