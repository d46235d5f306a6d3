package dev.gatehouse.control.settings;

import java.time.Duration;
import java.util.Optional;

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
/// @param tenant what all callers of one tenant may have together, where written
/// @param tool what all callers of one tenant may have together of one tool, where written
/// @param expensive what one caller may have of calls that are marked so, where written
/// @param destructive the same of those
public record Limits(long body, long head, int connections, int connectionsPerAddress, int requestsPerAddress, int callsAtOnce,
        int streams, long answer, Duration tokenLifetime, long tokenSize, PerCaller caller, Optional<Amount> tenant, Optional<Amount> tool,
        Optional<Amount> expensive, Optional<Amount> destructive) {
    /// How many calls.
    ///
    /// @param perMinute calls a minute in the long run
    /// @param burst calls at a stroke
    /// @param perDay calls a day (UTC), where there is a budget
    /// @param atOnce calls in work at once
    public record Amount(int perMinute, int burst, Optional<Integer> perDay, int atOnce) {}

    /// What one caller may have.
    ///
    /// @param streams open event streams at once
    /// @param sessions sessions at once
    public record PerCaller(Amount calls, int streams, int sessions) {}
}
