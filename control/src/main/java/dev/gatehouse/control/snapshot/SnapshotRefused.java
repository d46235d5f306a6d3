package dev.gatehouse.control.snapshot;

/// A snapshot that is not used. The zone stays on its last good one, or does not start.
public final class SnapshotRefused extends Exception {
    /// Why.
    public enum Reason {
        /// The bytes are no signed snapshot, or the snapshot in them is not what this program reads.
        MALFORMED,
        /// Signed by another key than the one this zone was started with.
        WRONG_KEY,
        /// The signature does not fit the bytes.
        WRONG_SIGNATURE,
        /// Cut for another zone.
        WRONG_ZONE,
        /// Older than the last good one, or another one of the same version.
        ROLLED_BACK
    }

    private final Reason reason;

    SnapshotRefused(Reason reason, String said) {
        super(said);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
