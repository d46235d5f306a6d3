package dev.gatehouse.ledger;

/// What one line of a segment says: an [Entry], or one of the three lines that the ledger writes about itself.
public sealed interface Line permits Entry, Line.SegmentStart, Line.Carried, Line.Seal {

    /// The first line of a segment: where it stands in the ledger and what it continues.
    ///
    /// @param format the version of the format; a newer one is never opened
    /// @param ledger the ledger's id, 32 hexadecimal digits, the same in all segments
    /// @param segment this segment's number, which its file name repeats
    /// @param prev the hash of the last line of the segment before, 64 zeros in the first
    /// @param seals how many seals were made before this segment
    /// @param carried how many [Carried] lines follow
    record SegmentStart(long format, String ledger, long segment, String prev, long seals, long carried) implements Line {}

    /// A call that was open when the segment began, so that a segment can be understood without the ones before.
    record Carried(String call, String zone) implements Line {}

    /// The recorder's signature over everything up to here.
    ///
    /// @param seal number of this seal, 1 for the first of the ledger
    /// @param offset where this line begins in its file
    /// @param closed whether the recorder ended in order right after it
    /// @param signature Ed25519, base64
    record Seal(long seal, long segment, long offset, boolean closed, String signature) implements Line {}
}
