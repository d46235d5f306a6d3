package dev.gatehouse.ledger;

/// How a call ended. The word in the line is the name in lower case.
public enum Outcome {
    /// It was answered.
    DONE,
    /// A check or review said no.
    REFUSED,
    /// Nobody knows: a process ended while the call was open. It is never sent again.
    UNKNOWN,
    /// The upstream or we failed.
    FAILED,
    /// The caller gave up.
    CANCELLED;

    final String word = name().toLowerCase(java.util.Locale.ROOT);
}
