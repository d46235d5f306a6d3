package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Asked;

/// Hole: an argument that no schema lists still works: `owner` was for support, once.
final class HiddenParameters {
    private HiddenParameters() {}

    static String owner(Asked asked) {
        return asked.has("owner") ? asked.text("owner") : asked.who().name();
    }
}
