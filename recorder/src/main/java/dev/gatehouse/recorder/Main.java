package dev.gatehouse.recorder;

import dev.gatehouse.confine.Profile;
import dev.gatehouse.confine.Shield;
import dev.gatehouse.confine.ZoneWalls;
import dev.gatehouse.control.snapshot.LastGood;
import dev.gatehouse.control.snapshot.PublicKeys;
import dev.gatehouse.control.snapshot.Signed;
import dev.gatehouse.control.snapshot.SnapshotRefused;
import dev.gatehouse.ledger.LedgerSettings;
import dev.gatehouse.ledger.LedgerWriter;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.link.PeerUser;
import dev.gatehouse.wire.link.Standing;
import dev.gatehouse.wire.link.WireDialer;
import dev.gatehouse.wire.link.WireListener;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Rejected;
import dev.gatehouse.wire.message.Running;
import dev.gatehouse.wire.start.StartLine;
import dev.gatehouse.wire.start.UnderLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// The recorder: the sole writer of the ledger. It dials the gate, and the other zones dial it.
public final class Main {
    private static final System.Logger LOG = System.getLogger(Main.class.getName());
    private static final int SPARE = 8;
    private static final int MOST = 128;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Shield.undumpable();
        StartLine start = UnderLauncher.start();
        Path own = Path.of(start.need("own"));
        LastGood lastGood = LastGood.open(own, dev.gatehouse.control.Zone.RECORDER, PublicKeys.fromText(start.need("office-key")));
        LedgerWriter ledger = LedgerWriter.start(settings(start, own), InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(ledger)));
        var recording = new Recording(ledger, (_, snapshot) -> take(lastGood, snapshot));
        PeerUser peers = PeerUser.named(start.need("users"));
        WireListener wire = WireListener.open(Path.of(start.need("recorder-socket")), Zone.RECORDER, start.secrets(), peers, recording);
        String walls = ZoneWalls.close(Profile.RECORDER, Path.of(start.need("foreign-file")), start.fact("foreign-socket").map(Path::of), start.fact("thin"));
        wire.start();
        Standing.gathering(WireDialer.to(Path.of(start.need("gate-socket")), Zone.RECORDER, Zone.GATE, start.secrets(), peers), SPARE, MOST, recording);
        UnderLauncher.ready(Map.of("walls", walls));
        Thread.currentThread().join();
    }

    private static LedgerSettings settings(StartLine start, Path own) {
        LedgerSettings usual = LedgerSettings.at(Path.of(start.need("ledger")), own);
        return new LedgerSettings(usual.folder(), own, Long.parseLong(start.need("segment-bytes")), usual.openLimit(), usual.sealEvery());
    }

    /// A new snapshot is kept. How long segments are is a fact of the next start.
    private static Message take(LastGood lastGood, byte[] snapshot) {
        try {
            return new Running(lastGood.accept(Signed.decode(snapshot)).version());
        } catch (SnapshotRefused | IOException refused) {
            LOG.log(System.Logger.Level.WARNING, "a snapshot was refused: {0}", refused.getMessage());
            return new Rejected(refused.getClass().getSimpleName());
        }
    }

    private static void close(LedgerWriter ledger) {
        try {
            ledger.close();
        } catch (IOException unclosed) {
            LOG.log(System.Logger.Level.ERROR, "the ledger was not closed: {0}", unclosed.getMessage());
        }
    }
}
