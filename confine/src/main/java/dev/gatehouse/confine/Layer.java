package dev.gatehouse.confine;

/// One layer of walls, named so that a test can take it away and show that it was the one that held.
public enum Layer {
    /// Landlock: files, TCP ports, signals, abstract sockets, tracing.
    LANDLOCK,
    /// The first seccomp stage, from the first instruction on.
    FIRST_STAGE,
    /// The second seccomp stage, after the listeners are up; asked for inside the zone.
    SECOND_STAGE
}
