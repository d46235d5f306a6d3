package dev.gatehouse.office.pins;

import dev.gatehouse.checks.pinning.Definition;

/// What happened to an item, for the ledger.
///
/// @param what one word of the ledger
/// @param digest of the definition that it happened with
public record PinChange(String what, Item item, String digest) {
    /// It came first, where first use is trusted.
    static final String TRUSTED = "pin-trusted";
    /// An operator approved it.
    public static final String APPROVED = "pin-approved";
    /// It is approved no longer.
    static final String FORGOTTEN = "pin-forgotten";

    /// What happened with this definition.
    public static PinChange of(String what, Item item, Definition definition) {
        return new PinChange(what, item, definition.digest());
    }
}
