package dev.gatehouse.vault;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.settings.FirstUse;
import dev.gatehouse.control.settings.Issuer;
import dev.gatehouse.control.snapshot.RemoteServer;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.destinations.Allowances;
import dev.gatehouse.egress.Egress;
import dev.gatehouse.egress.Limits;
import dev.gatehouse.egress.Resolver;
import dev.gatehouse.egress.Trust;
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
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.Fetch;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.Header;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Method;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Send;
import dev.gatehouse.wire.message.Token;
import dev.gatehouse.wire.message.What;
import dev.gatehouse.wire.start.Secrets;
import dev.gatehouse.wire.start.StartSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// A broker between a gate and a recorder that a test plays, over real sockets.
final class House implements AutoCloseable {
    final List<String> events = new CopyOnWriteArrayList<>();
    final Broker broker;
    final Path folder;
    private final Map<Lane, StartSecret> secrets = new EnumMap<>(Lane.class);
    private final Egress egress;
    private final WireListener gate;
    private final WireListener recorder;
    private final EventLine line;
    private final Standing standing;
    private long version;

    House() throws IOException {
        this(Resolver.ofTheMachine());
    }

    House(Resolver resolver) throws IOException {
        folder = Files.createTempDirectory("broker");
        for (Lane lane : Lane.values()) {
            secrets.put(lane, StartSecret.random());
        }
        gate = listen(dev.gatehouse.wire.Zone.GATE);
        recorder = listen(dev.gatehouse.wire.Zone.RECORDER);
        line = EventLine.open(ConnectionPool.dialling(dial(dev.gatehouse.wire.Zone.RECORDER), 1));
        egress = Egress.guarded(Allowances.none(), Limits.usual(), Trust.ofTheRuntime(), resolver);
        broker = new Broker(egress, line);
        standing = Standing.open(dial(dev.gatehouse.wire.Zone.GATE), 2, 16, broker);
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
        return WireDialer.to(socket(to), dev.gatehouse.wire.Zone.BROKER, to, secretsOf(dev.gatehouse.wire.Zone.BROKER), PeerUser.sameAsMe());
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

    /// Puts these servers and issuers in force.
    void write(List<RemoteServer> servers, List<Issuer> issuers) {
        broker.use(snapshot(++version, servers, issuers));
    }

    static Snapshot snapshot(long version, List<RemoteServer> servers, List<Issuer> issuers) {
        return new Snapshot(version, Instant.now(), "0".repeat(32), Optional.of(Zone.BROKER), Optional.empty(), Optional.empty(), List.of(), servers,
            List.of(), issuers, List.of(), Optional.empty(), List.of(), FirstUse.ASKED, Optional.empty(), Optional.empty());
    }

    static RemoteServer server(String name, String url) {
        return new RemoteServer(new ServerName(name), URI.create(url), Duration.ofSeconds(20), 64 * 1024);
    }

    static Issuer issuer(String url, Optional<String> keys, Optional<Issuer.Details> introspection) {
        return new Issuer("corp", URI.create(url), keys.map(URI::create), List.of("ES256"), new Issuer.Tenancy.Fixed("acme"), Optional.empty(), Optional.empty(),
            Issuer.Kind.PERSON, List.of("at+jwt"), List.of(), introspection.map(details -> new Issuer.Introspection(Optional.of(details))), Optional.empty());
    }

    /// A call of the gate.
    Exchange call(String server, String tenant, Method method, List<Header> headers, Optional<String> session, String body) throws WireException {
        return call(server, tenant, method, headers, session, body, 10_000, 256 * 1024);
    }

    Exchange call(String server, String tenant, Method method, List<Header> headers, Optional<String> session, String body, int millis, int credit) throws WireException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var send = new Send("c1", server, tenant, "alice", method, headers, session, millis, credit, bytes.length);
        return gate.pool(dev.gatehouse.wire.Zone.BROKER).begin(Deadline.afterMillis(15_000), Exchange.withBody(send, bytes));
    }

    Exchange post(String server, String body) throws WireException {
        return call(server, "acme", Method.POST, List.of(), Optional.empty(), body);
    }

    /// The whole answer as text: its first message, then its bytes and how they ended.
    static String told(Exchange exchange) throws WireException {
        try (exchange) {
            return Told.of(exchange);
        }
    }

    Message fetch(What what, String token) throws WireException {
        Token carried = token.isEmpty() ? Token.none() : Token.of(token.getBytes(StandardCharsets.UTF_8));
        return gate.pool(dev.gatehouse.wire.Zone.BROKER).ask(Deadline.afterMillis(15_000), new Fetch("corp", what, carried));
    }

    /// A resolver that knows one address for every name.
    static Resolver everyNameIs(String address) {
        return _ -> List.of(InetAddress.getByName(address));
    }

    /// Waits until an event of this beginning was told.
    void awaitEvent(String beginning) throws InterruptedException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (events.stream().noneMatch(event -> event.startsWith(beginning))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no event " + beginning + " among " + events);
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() throws IOException {
        standing.close();
        line.close();
        egress.close();
        gate.close();
        recorder.close();
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
