package dev.gatehouse.pipeline;

/// Whether anything happened upstream when a call ended without an answer.
public enum Effect {
    /// Nothing was sent; the caller may try again safely.
    NONE,
    /// The server acted, and only its answer was withheld.
    DONE,
    /// The call may have been carried out. Nobody sends it again.
    UNKNOWN;

    /// The word in JSON bodies and in the ledger.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
