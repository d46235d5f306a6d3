package dev.gatehouse.control.snapshot;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.files.PrivateFile;
import dev.gatehouse.control.snapshot.SnapshotRefused.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;
import java.util.function.Consumer;

/// The newest snapshot that a zone found good, kept in its own folder, so that it runs on while the office is away and never
/// goes back to an older one. Safe for several threads.
public final class LastGood {
    private final Path file;
    private final Zone zone;
    private final PublicKey pinned;
    private Optional<Signed> signed;
    private Optional<Snapshot> current;

    private LastGood(Path file, Zone zone, PublicKey pinned, Optional<Signed> signed, Optional<Snapshot> current) {
        this.file = file;
        this.zone = zone;
        this.pinned = pinned;
        this.signed = signed;
        this.current = current;
    }

    /// Opens what the zone's folder holds. A kept snapshot that is no longer good is a surprise and refuses: without it the
    /// zone could be led back to an older one.
    public static LastGood open(Path folder, Zone zone, PublicKey pinned) throws IOException, SnapshotRefused {
        Path file = folder.resolve("snapshot.signed");
        Optional<byte[]> kept = PrivateFile.read(file, Signed.LARGEST);
        if (kept.isEmpty()) {
            return new LastGood(file, zone, pinned, Optional.empty(), Optional.empty());
        }
        Signed signed = Signed.decode(kept.get());
        return new LastGood(file, zone, pinned, Optional.of(signed), Optional.of(opened(signed, zone, pinned)));
    }

    /// The snapshot to run on, if there was ever one.
    public synchronized Optional<Snapshot> current() {
        return current;
    }

    /// Takes a newer snapshot, keeps it on the disk, and gives it back; the present one again is fine. Everything else is
    /// refused and changes nothing.
    public synchronized Snapshot accept(Signed offered) throws SnapshotRefused, IOException {
        Snapshot snapshot = opened(offered, zone, pinned);
        if (signed.isPresent() && signed.get().sameAs(offered)) {
            return current.orElseThrow();
        }
        if (current.isPresent() && snapshot.version() <= current.get().version()) {
            throw new SnapshotRefused(Reason.ROLLED_BACK,
                    "version " + snapshot.version() + " after version " + current.get().version());
        }
        PrivateFile.replace(file, offered.encode());
        signed = Optional.of(offered);
        current = Optional.of(snapshot);
        return snapshot;
    }

    /// Takes a newer snapshot as it came, keeps it, and puts it in force: the version that runs then.
    public long take(byte[] encoded, Consumer<Snapshot> use) throws SnapshotRefused, IOException {
        Snapshot snapshot = accept(Signed.decode(encoded));
        use.accept(snapshot);
        return snapshot.version();
    }

    private static Snapshot opened(Signed signed, Zone zone, PublicKey pinned) throws SnapshotRefused {
        Snapshot snapshot = signed.open(pinned);
        if (!snapshot.zone().equals(Optional.of(zone))) {
            throw new SnapshotRefused(Reason.WRONG_ZONE, "cut for another zone than " + zone.word());
        }
        return snapshot;
    }
}
