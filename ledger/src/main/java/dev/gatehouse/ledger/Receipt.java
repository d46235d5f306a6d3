package dev.gatehouse.ledger;

/// What became of one entry that the writer was asked to keep.
public sealed interface Receipt {

    /// It is on record as line `seq`, in the kernel's hands, and survives the end of this process.
    record Written(long seq) implements Receipt {}

    /// It is not on record, and nothing of it was written.
    record Declined(LedgerException why) implements Receipt {}
}
