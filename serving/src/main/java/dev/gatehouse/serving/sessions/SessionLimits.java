package dev.gatehouse.serving.sessions;

import java.time.Duration;
import java.util.Objects;

/// How many sessions there may be and how long one lives.
///
/// @param perCaller of one caller; one more ends the caller's own oldest
/// @param inAll of all callers together
/// @param idle without a request
/// @param whole from its opening, however busy
public record SessionLimits(int perCaller, int inAll, Duration idle, Duration whole) {
    public SessionLimits {
        Objects.requireNonNull(idle);
        Objects.requireNonNull(whole);
        if (perCaller < 1 || inAll < perCaller) {
            throw new IllegalArgumentException("at least one session per caller, and no fewer in all");
        }
    }

    /// The limits where nothing else is written.
    public static SessionLimits usual() {
        return new SessionLimits(32, 4096, Duration.ofMinutes(30), Duration.ofHours(12));
    }
}
