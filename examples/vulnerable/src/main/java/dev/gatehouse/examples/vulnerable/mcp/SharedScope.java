package dev.gatehouse.examples.vulnerable.mcp;

import java.util.Map;

/// Hole: every answer that a client may keep says that it is the same for everybody and may be kept for a minute, though it is not.
final class SharedScope {
    static final Map<String, Object> MEMBERS = Map.of("ttlMs", 60_000, "cacheScope", "public");

    private SharedScope() {}
}
