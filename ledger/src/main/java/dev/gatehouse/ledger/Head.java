package dev.gatehouse.ledger;

/// The ledger's end as the recorder last wrote it, kept in the recorder's own folder. An entry counts as written once the head says so.
///
/// @param boot the machine's boot id, empty where it has none: a short file is power loss only after another boot
/// @param segment the last segment, 0 before the first
/// @param offset length of that segment's file
/// @param seq the last line's number
/// @param hash the last line's hash
/// @param syncedSegment the segment up to which everything had reached the disk
/// @param syncedOffset the offset therein
/// @param closed whether the recorder ended in order
record Head(String ledger, String boot, long segment, long offset, long seq, String hash, long syncedSegment, long syncedOffset,
            boolean closed) {

    static Head fresh(String ledger, String boot) {
        return new Head(ledger, boot, 0, 0, 0, Chain.START, 0, 0, true);
    }

    /// Whether the file was short for a reason other than power loss.
    boolean sameBoot(String now) {
        return !boot.isEmpty() && boot.equals(now);
    }
}
