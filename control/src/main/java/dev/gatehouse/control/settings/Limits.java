package dev.gatehouse.control.settings;

import java.time.Duration;

/// How much of everything. Sizes in bytes.
///
/// @param body the largest request body
/// @param head the largest request head
/// @param connections open connections at once
/// @param connectionsPerAddress of them from one address
/// @param requestsPerAddress requests a second from one address before the caller is known
/// @param callsAtOnce calls in work at once; more are turned away before they are parsed
/// @param streams open event streams at once
/// @param answer the largest answer of any server
/// @param tokenLifetime the longest time from issue to expiry that a token may have
/// @param tokenSize the largest token
public record Limits(long body, long head, int connections, int connectionsPerAddress, int requestsPerAddress, int callsAtOnce,
        int streams, long answer, Duration tokenLifetime, long tokenSize, PerCaller caller) {
    /// What one caller may have.
    ///
    /// @param perMinute calls a minute in the long run
    /// @param burst calls at a stroke
    /// @param atOnce calls in work at once
    /// @param streams open event streams at once
    /// @param sessions sessions at once
    public record PerCaller(int perMinute, int burst, int atOnce, int streams, int sessions) {}
}
