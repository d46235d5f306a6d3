package dev.gatehouse.office.house;

/// Which way a change goes.
public enum Reach {
    /// Somebody may do more: it is on record first, or it does not happen.
    WIDENS,
    /// Somebody may do less: it happens at once, and is recorded as soon as there is a recorder.
    NARROWS
}
