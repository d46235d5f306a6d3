package dev.gatehouse.ledger;

/// Whether anything happened upstream. The word in the line is the name in lower case.
public enum Effect {
    /// Nothing was sent, or the upstream did nothing.
    NONE,
    /// It happened.
    DONE,
    /// It may have happened.
    UNKNOWN;

    final String word = name().toLowerCase(java.util.Locale.ROOT);
}
