package dev.gatehouse.protocol;

/// The two protocols that are both called MCP: they share method names and little else.
public enum Era {
    /// 2025-11-25 and before: an `initialize` handshake, sessions, requests from the server.
    LEGACY,
    /// 2026-07-28: every request speaks for itself in `_meta`, nothing is remembered between two of them.
    MODERN
}
