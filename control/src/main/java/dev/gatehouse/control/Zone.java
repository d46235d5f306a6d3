package dev.gatehouse.control;

import java.util.Locale;

/// The zones, in the order in which they are started. Their walls are in `ARCHITECTURE.md`.
public enum Zone {
    RECORDER,
    OFFICE,
    GATE,
    BROKER,
    KEEPER;

    /// The zone's name in paths, logs and snapshots, such as `gate`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
