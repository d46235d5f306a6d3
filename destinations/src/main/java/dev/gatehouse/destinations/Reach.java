package dev.gatehouse.destinations;

/// How far an address reaches.
public enum Reach {
    /// The internet.
    PUBLIC,
    /// This machine.
    LOOPBACK,
    /// A private network (RFC 1918, RFC 4193).
    PRIVATE,
    /// Anything else: link-local and metadata, shared, translated, documentation, multicast, reserved. Never dialled.
    SPECIAL
}
