package dev.gatehouse.wire;

import java.util.Locale;
import java.util.Optional;

/// A process with walls of its own, or the command line that speaks with one. The code is what crosses the wire.
public enum Zone {
    /// Starts the others; speaks no wire, only start lines.
    LAUNCHER(1),
    /// Listens to the outside; dials nobody.
    GATE(2),
    /// Holds secrets and opens outbound connections.
    BROKER(3),
    /// Starts sandboxes.
    KEEPER(4),
    /// Writes the ledger, alone.
    RECORDER(5),
    /// Changes settings and signs them.
    OFFICE(6),
    /// The command line of the person who runs the house.
    OPERATOR(7);

    private final int code;

    Zone(int code) {
        this.code = code;
    }

    /// The byte that stands for this zone in a handshake.
    public int code() {
        return code;
    }

    /// The zone's name as start lines and folders write it: lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The zone with this code, or nothing.
    public static Optional<Zone> of(int code) {
        for (Zone zone : values()) {
            if (zone.code == code) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }

    /// The zone with this [#word()], exactly; or nothing.
    public static Optional<Zone> named(String word) {
        for (Zone zone : values()) {
            if (zone.word().equals(word)) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }
}
