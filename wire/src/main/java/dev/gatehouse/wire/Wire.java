package dev.gatehouse.wire;

/// The version of the protocol that this code speaks.
public final class Wire {
    /// Both sides of a handshake must name this very version: `docs/wire.md`, "Versions".
    public static final int VERSION = 1;

    private Wire() {
    }
}
