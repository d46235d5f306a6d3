package dev.gatehouse.vault;

import dev.gatehouse.confine.Profile;
import dev.gatehouse.confine.Shield;
import dev.gatehouse.confine.ZoneWalls;
import dev.gatehouse.control.Zone;
import dev.gatehouse.control.snapshot.LastGood;
import dev.gatehouse.control.snapshot.PublicKeys;
import dev.gatehouse.destinations.Allowances;
import dev.gatehouse.egress.Egress;
import dev.gatehouse.egress.Limits;
import dev.gatehouse.wire.link.ConnectionPool;
import dev.gatehouse.wire.link.EventLine;
import dev.gatehouse.wire.link.OfficeAnswers;
import dev.gatehouse.wire.link.PeerUser;
import dev.gatehouse.wire.link.Standing;
import dev.gatehouse.wire.link.WireDialer;
import dev.gatehouse.wire.start.StartLine;
import dev.gatehouse.wire.start.UnderLauncher;
import java.nio.file.Path;
import java.util.Map;

/// The broker: dials out for the gate, and is reached by nobody.
///
/// It takes its last wall and proves it before it dials anybody, and begins with the snapshot that it found good last.
public final class Main {
    private static final int SPARE = 4;
    private static final int MOST = 128;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Shield.undumpable();
        StartLine start = UnderLauncher.start();
        PeerUser peers = PeerUser.named(start.need("users"));
        LastGood lastGood = LastGood.open(Path.of(start.need("own")), Zone.BROKER, PublicKeys.fromText(start.need("office-key")));
        WireDialer gate = dialer(start, "gate-socket", dev.gatehouse.wire.Zone.GATE, peers);
        WireDialer office = dialer(start, "office-socket", dev.gatehouse.wire.Zone.OFFICE, peers);
        WireDialer recorder = dialer(start, "recorder-socket", dev.gatehouse.wire.Zone.RECORDER, peers);
        Egress egress = Egress.guarded(Allowances.none(), Limits.usual());
        String walls = ZoneWalls.close(Profile.BROKER, Path.of(start.need("foreign-file")), start.fact("foreign-socket").map(Path::of), start.fact("thin"));
        var broker = new Broker(egress, EventLine.open(ConnectionPool.dialling(recorder, 2)));
        lastGood.current().ifPresent(broker::use);
        Standing.open(gate, SPARE, MOST, broker);
        Standing.open(office, 1, 4, new OfficeAnswers(bytes -> lastGood.take(bytes, broker::use), broker::report));
        UnderLauncher.ready(Map.of("walls", walls));
        Thread.currentThread().join();
    }

    private static WireDialer dialer(StartLine start, String fact, dev.gatehouse.wire.Zone to, PeerUser peers) {
        return WireDialer.to(Path.of(start.need(fact)), dev.gatehouse.wire.Zone.BROKER, to, start.secrets(), peers);
    }
}
