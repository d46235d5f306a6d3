package dev.gatehouse.hosting;

import dev.gatehouse.confine.Profile;
import dev.gatehouse.confine.Shield;
import dev.gatehouse.confine.ZoneWalls;
import dev.gatehouse.control.Zone;
import dev.gatehouse.control.snapshot.LastGood;
import dev.gatehouse.control.snapshot.PublicKeys;
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

/// The keeper: starts hosted servers behind walls of their own, inside its own.
///
/// It takes its last wall and proves it before it dials anybody, and begins with the snapshot that it found good last. When it ends, whatever
/// ends it, its servers end: by its own hand, and by the kernel where it has no time for that.
public final class Main {
    private static final int SPARE = 4;
    private static final int MOST = 128;
    private static final long SWEEP_MILLIS = 500;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Shield.undumpable();
        StartLine start = UnderLauncher.start();
        PeerUser peers = PeerUser.named(start.need("users"));
        Path own = Path.of(start.need("own"));
        LastGood lastGood = LastGood.open(own, Zone.KEEPER, PublicKeys.fromText(start.need("office-key")));
        WireDialer gate = dialer(start, "gate-socket", dev.gatehouse.wire.Zone.GATE, peers);
        WireDialer office = dialer(start, "office-socket", dev.gatehouse.wire.Zone.OFFICE, peers);
        WireDialer recorder = dialer(start, "recorder-socket", dev.gatehouse.wire.Zone.RECORDER, peers);
        String walls = ZoneWalls.close(Profile.KEEPER, Path.of(start.need("foreign-file")), start.fact("foreign-socket").map(Path::of), start.fact("thin"));
        var sessions = new Sessions(serverStart(start), EventLine.open(ConnectionPool.dialling(recorder, 2)), Sessions.Times.usual());
        Runtime.getRuntime().addShutdownHook(new Thread(sessions::close));
        var keeper = new Keeper(sessions);
        lastGood.current().ifPresent(keeper::use);
        Standing.open(gate, SPARE, MOST, keeper);
        // The launcher starts the keeper anew with wider walls before the office publishes servers that need them.
        Standing.open(office, 1, 4, new OfficeAnswers(bytes -> lastGood.take(bytes, keeper::use), keeper::report));
        UnderLauncher.ready(Map.of("walls", walls));
        sweep(sessions);
    }

    private static ServerStart serverStart(StartLine start) {
        return new ServerStart(Path.of(start.need("servers")), Path.of(start.need("house")), start.need("program-path"), start.fact("thin"));
    }

    private static WireDialer dialer(StartLine start, String fact, dev.gatehouse.wire.Zone to, PeerUser peers) {
        return WireDialer.to(Path.of(start.need(fact)), dev.gatehouse.wire.Zone.KEEPER, to, start.secrets(), peers);
    }

    private static void sweep(Sessions sessions) throws InterruptedException {
        while (true) {
            Thread.sleep(SWEEP_MILLIS);
            sessions.sweep();
        }
    }
}
