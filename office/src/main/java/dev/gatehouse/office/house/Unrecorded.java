package dev.gatehouse.office.house;

/// The ledger did not take it, so it did not happen.
public final class Unrecorded extends Exception {
    Unrecorded() {
        super("The ledger could not be written, so nothing was changed. See `gatehouse status`, and the recorder's log.");
    }
}
