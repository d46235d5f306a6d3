package dev.gatehouse.office;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.office.house.ApprovalNews;
import dev.gatehouse.office.house.GateNews;
import dev.gatehouse.office.house.House;
import dev.gatehouse.office.house.HouseKeys;
import dev.gatehouse.office.house.Place;
import dev.gatehouse.office.house.Unsafe;
import dev.gatehouse.office.page.OfficePage;
import dev.gatehouse.office.page.OfficePass;
import dev.gatehouse.office.page.Report;
import dev.gatehouse.office.publish.Publisher;
import dev.gatehouse.office.publish.TooLarge;
import dev.gatehouse.office.verbs.OperatorDoor;
import dev.gatehouse.serving.front.Front;
import dev.gatehouse.serving.front.FrontSettings;
import dev.gatehouse.serving.front.Limits;
import dev.gatehouse.wire.link.ConnectionPool;
import dev.gatehouse.wire.link.ExchangeHandler;
import dev.gatehouse.wire.link.PeerUser;
import dev.gatehouse.wire.link.WireDialer;
import dev.gatehouse.wire.link.WireListener;
import dev.gatehouse.wire.start.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The office's parts, put together. It binds what must be bound when it is made, and serves when it is opened: the walls come between.
final class Office implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 4;

    private final HouseKeys keys;
    private final Publisher publisher;
    private final House house;
    private final WireListener wire;
    private final Map<Zone, ConnectionPool> pools;
    private final Optional<Front> front;

    /// Where the other zones' sockets are.
    ///
    /// @param port the page's on loopback; 0 takes a free one, nothing opens none
    record Sockets(Path gate, Path recorder, Path office, PeerUser peers, OptionalInt port) {}

    Office(Place place, Sockets sockets, Secrets secrets) throws IOException, SettingsWrong, Unsafe, TooLarge {
        this.keys = HouseKeys.in(place.own());
        var late = new Late();
        this.wire = WireListener.open(sockets.office(), dev.gatehouse.wire.Zone.OFFICE, secrets, sockets.peers(),
            (start, exchange) -> late.operator.answer(start, exchange));
        this.pools = pools(sockets, secrets, wire);
        this.publisher = new Publisher(pools);
        this.house = House.open(place, keys, publisher, pools.get(Zone.RECORDER), InstantSource.system());
        var report = new Report(house, publisher);
        var page = new OfficePage(OfficePass.of(secrets.with(dev.gatehouse.wire.Zone.OPERATOR).orElseThrow()), report);
        this.front = sockets.port().isPresent()
            ? Optional.of(Front.open(FrontSettings.loopback(sockets.port().getAsInt(), Limits.usual()), page, (_, _, _) -> { }))
            : Optional.empty();
        late.operator = new OperatorDoor(house, report, port());
    }

    /// What exists only after something that refers to it.
    private static final class Late {
        private volatile ExchangeHandler operator;
    }

    /// The gate and the recorder listen, so the office dials them; the broker and the keeper dial the office.
    private static Map<Zone, ConnectionPool> pools(Sockets sockets, Secrets secrets, WireListener wire) {
        Map<Zone, ConnectionPool> pools = new EnumMap<>(Zone.class);
        pools.put(Zone.GATE, dialling(sockets.gate(), dev.gatehouse.wire.Zone.GATE, secrets, sockets.peers()));
        pools.put(Zone.RECORDER, dialling(sockets.recorder(), dev.gatehouse.wire.Zone.RECORDER, secrets, sockets.peers()));
        pools.put(Zone.BROKER, wire.pool(dev.gatehouse.wire.Zone.BROKER));
        pools.put(Zone.KEEPER, wire.pool(dev.gatehouse.wire.Zone.KEEPER));
        return pools;
    }

    private static ConnectionPool dialling(Path socket, dev.gatehouse.wire.Zone zone, Secrets secrets, PeerUser peers) {
        return ConnectionPool.dialling(WireDialer.to(socket, dev.gatehouse.wire.Zone.OFFICE, zone, secrets, peers), MOST_CONNECTIONS);
    }

    /// Serves from now on. Call it when all walls are up.
    void open() throws IOException {
        wire.start();
        publisher.start(new GateNews(house).andThen(new ApprovalNews(house)));
        if (front.isPresent()) {
            front.get().start();
        }
    }

    /// The page's port, if there is a page.
    OptionalInt port() {
        return front.map(Front::port).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /// The key with which zones check snapshots.
    PublicKey snapshotKey() {
        return keys.snapshots().publicKey();
    }

    @Override
    public void close() throws IOException {
        publisher.close();
        front.ifPresent(Front::close);
        wire.close();
        pools.values().forEach(ConnectionPool::close);
        house.close();
    }
}
