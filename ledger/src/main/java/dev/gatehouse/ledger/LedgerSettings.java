package dev.gatehouse.ledger;

import java.nio.file.Path;
import java.time.Duration;

/// Where a ledger lies and how much it may hold.
///
/// @param folder the segments, readable by whoever verifies
/// @param recorderFolder the recorder's own folder (sealing key, head, lock): nobody else may write there. Both must exist
/// @param segmentBytes a segment longer than this is followed by a new one
/// @param openLimit how many calls may be open at a time; their closing space is set aside on disk (about 1.8 KiB each)
/// @param sealEvery how often a seal is written while something changes
public record LedgerSettings(Path folder, Path recorderFolder, long segmentBytes, int openLimit, Duration sealEvery) {
    /// How long written bytes wait before the disk is told to keep them.
    static final Duration SYNC_AFTER = Duration.ofMillis(40);

    public LedgerSettings {
        if (segmentBytes < 1024) throw new IllegalArgumentException("a segment of " + segmentBytes + " bytes is too small");
        if (openLimit < 1 || openLimit > OpenCalls.MOST) throw new IllegalArgumentException("1 to " + OpenCalls.MOST + " calls may be open");
        if (sealEvery.isNegative() || sealEvery.isZero()) throw new IllegalArgumentException("seals need a time between them");
    }

    /// The safe defaults: segments of 64 MiB, 4096 open calls, a seal every second.
    public static LedgerSettings at(Path folder, Path recorderFolder) {
        return new LedgerSettings(folder, recorderFolder, 64L << 20, 4096, Duration.ofSeconds(1));
    }

    /// The file that holds the ledger's end.
    public Path head() {
        return head(recorderFolder);
    }

    static Path head(Path recorderFolder) {
        return recorderFolder.resolve("head");
    }

    Path key() {
        return recorderFolder.resolve("seal.key");
    }

    long reserveBytes() {
        return (long) openLimit * (LineWriter.LONGEST_CLOSE + LineWriter.LONGEST_SEAL) + 64 * 1024;
    }
}
