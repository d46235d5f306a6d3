package dev.gatehouse.checks.pinning;

/// How a definition stands at one moment.
public sealed interface Standing {
    /// Just so was it approved.
    record Approved() implements Standing {}

    /// Something else was approved under its name.
    record Changed() implements Standing {}

    /// Nobody has approved it.
    record Unseen() implements Standing {}

    /// Nobody has approved it, and a tool of another server has a name like it.
    record Lookalike(String server, String tool) implements Standing {}

    /// The one approval there is.
    Standing APPROVED = new Approved();
}
