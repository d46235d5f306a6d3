package dev.gatehouse.examples.vulnerable.mcp;

import java.util.Map;

/// Hole: whoever asks is whoever they say they are, first by the arguments `user` and `tenant`, else by the headers `X-User` and `X-Tenant`.
public final class ClaimedIdentity {
    private ClaimedIdentity() {}

    static Who of(Map<String, Object> arguments, Map<String, String> headers) {
        return new Who(claimed("user", arguments, headers), claimed("tenant", arguments, headers));
    }

    private static String claimed(String what, Map<String, Object> arguments, Map<String, String> headers) {
        Object said = arguments.get(what);
        return said == null ? headers.getOrDefault("x-" + what, "") : String.valueOf(said);
    }
}
