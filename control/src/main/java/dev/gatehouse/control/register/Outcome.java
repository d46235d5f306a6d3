package dev.gatehouse.control.register;

/// What a verb did.
public enum Outcome {
    /// It changed something.
    DONE,
    /// It was so already; that is a success.
    ALREADY,
    /// What it should take away is not there; that is told.
    MISSING
}
