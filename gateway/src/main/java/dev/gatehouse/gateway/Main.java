package dev.gatehouse.gateway;

import dev.gatehouse.checks.pinning.Lookalikes;
import dev.gatehouse.checks.pinning.Sightings;
import dev.gatehouse.checks.rate.DayBudgets;
import dev.gatehouse.confine.Profile;
import dev.gatehouse.confine.Shield;
import dev.gatehouse.confine.ZoneWalls;
import dev.gatehouse.control.Zone;
import dev.gatehouse.control.snapshot.LastGood;
import dev.gatehouse.control.snapshot.PublicKeys;
import dev.gatehouse.gateway.door.LegacySessions;
import dev.gatehouse.gateway.door.McpDoor;
import dev.gatehouse.gateway.door.OpenStreams;
import dev.gatehouse.gateway.settings.Approving;
import dev.gatehouse.gateway.settings.Assembly;
import dev.gatehouse.gateway.upstream.Ongoing;
import dev.gatehouse.gateway.zones.ApprovalReport;
import dev.gatehouse.gateway.zones.BudgetFile;
import dev.gatehouse.gateway.zones.KeysOverWire;
import dev.gatehouse.gateway.zones.LedgerOverWire;
import dev.gatehouse.gateway.zones.RefusalCounts;
import dev.gatehouse.gateway.zones.SightingsReport;
import dev.gatehouse.gateway.zones.SpentFile;
import dev.gatehouse.serving.front.Front;
import dev.gatehouse.serving.sessions.SessionLimits;
import dev.gatehouse.watch.Metrics;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.link.OfficeAnswers;
import dev.gatehouse.wire.link.PeerUser;
import dev.gatehouse.wire.link.WireListener;
import dev.gatehouse.wire.message.Fact;
import dev.gatehouse.wire.start.StartLine;
import dev.gatehouse.wire.start.UnderLauncher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The gate: listens to the outside, parses what comes, dials nobody.
///
/// Everything that needs a socket is bound first; then the last wall is taken and proved; only then a byte is accepted.
public final class Main {
    private static final System.Logger LOG = System.getLogger(Main.class.getName());
    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    /// How many keys the day's budgets remember: 3 MiB, and 6 MiB on disk.
    private static final int BUDGETS = 100_000;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Shield.undumpable();
        StartLine start = UnderLauncher.start();
        var metrics = new Metrics();
        var late = new Late();
        Path own = Path.of(start.need("own"));
        var ongoing = new Ongoing();
        var approving = new Approving(InstantSource.system(), new SpentFile(own), ongoing.consent());
        LastGood lastGood = LastGood.open(own, Zone.GATE, PublicKeys.fromText(start.need("office-key")));
        WireListener wire = WireListener.open(Path.of(start.need("gate-socket")), dev.gatehouse.wire.Zone.GATE, start.secrets(),
            PeerUser.named(start.need("users")), new OfficeAnswers(bytes -> lastGood.take(bytes, snapshot -> late.assembly.use(snapshot)), () -> report(late.assembly, metrics, approving)));
        var ledger = new LedgerOverWire(wire.pool(dev.gatehouse.wire.Zone.RECORDER), () -> late.assembly.version());
        var keys = new KeysOverWire(wire.pool(dev.gatehouse.wire.Zone.BROKER));
        late.assembly = new Assembly(new Assembly.Zones(wire.pool(dev.gatehouse.wire.Zone.BROKER), wire.pool(dev.gatehouse.wire.Zone.KEEPER)),
            ledger, keys, keys, ongoing, approving, new Sightings(Lookalikes::standing),
            new DayBudgets(InstantSource.system(), System::nanoTime, BUDGETS, new BudgetFile(own)));
        lastGood.current().ifPresent(late.assembly::use);
        var sessions = new LegacySessions(SessionLimits.usual(), ongoing::endSession);
        var streams = new OpenStreams();
        var counts = new RefusalCounts(wire.pool(dev.gatehouse.wire.Zone.RECORDER), metrics);
        Front front = Front.open(GateFacts.front(start), new McpDoor(late.assembly::premises, sessions, streams), counts);
        String walls = ZoneWalls.close(Profile.GATE, Path.of(start.need("foreign-file")), start.fact("foreign-socket").map(Path::of), start.fact("thin"));
        wire.start();
        front.start();
        announce(ledger);
        UnderLauncher.ready(Map.of("walls", walls, "port", Integer.toString(front.port())));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> sendHome(streams)));
        tick(SWEEP, () -> {
            sessions.sweep();
            ongoing.sweep();
        });
        tick(OpenStreams.EVERY, streams::lookAfter);
        Thread.currentThread().join();
    }

    /// What exists only after something that refers to it.
    private static final class Late {
        private volatile Assembly assembly;
    }

    /// Until the recorder knows that this gate is a new one, no call can be opened: the ledger would mistake old calls for its own.
    private static void announce(LedgerOverWire ledger) {
        Thread.ofVirtual().start(() -> {
            while (true) {
                try {
                    ledger.started();
                    return;
                } catch (WireException notYet) {
                    LOG.log(System.Logger.Level.DEBUG, "the recorder is not there yet");
                }
            }
        });
    }

    private static List<Fact> report(Assembly assembly, Metrics metrics, Approving approving) {
        List<Fact> facts = new ArrayList<>(List.of(new Fact("settings", Long.toString(assembly.version())), new Fact("metrics", metrics.text("gate")),
            SightingsReport.of(assembly.sightings())));
        ApprovalReport.of(approving.pending(), approving.spent()).ifPresent(facts::add);
        return facts;
    }

    private static void tick(Duration every, Runnable task) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Thread.sleep(every);
                    task.run();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Clients that listen are told that this is the end, so that they come again.
    private static void sendHome(OpenStreams streams) {
        try {
            streams.end(FAREWELL);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
