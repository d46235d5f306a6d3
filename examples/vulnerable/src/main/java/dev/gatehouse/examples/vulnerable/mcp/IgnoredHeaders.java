package dev.gatehouse.examples.vulnerable.mcp;

import java.util.Map;

/// Hole: the header fields that repeat the body (`Mcp-Method`, `Mcp-Name`) are compared with nothing, so whoever filters by them judged
/// another call than the one that is done.
public final class IgnoredHeaders {
    private IgnoredHeaders() {}

    static boolean agree(Map<String, String> headers, Map<String, Object> message) {
        return true;
    }
}
