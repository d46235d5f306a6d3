package dev.gatehouse.identity;

import java.time.Duration;

/// How long an issuer's keys are believed, and how often it may be asked.
///
/// @param aheadAfter from this age on, keys are fetched again in the background while they still serve
/// @param freshFor from this age on, the next call waits for a fetch, and falls back on the old keys if that fails
/// @param keptFor how long the last good keys serve while the issuer cannot be reached
/// @param pause between two fetches that somebody outside can cause (an unknown key id, a failing issuer)
/// @param patience how long one fetch may take
record KeyTimes(Duration aheadAfter, Duration freshFor, Duration keptFor, Duration pause, Duration patience) {
    static final KeyTimes USUAL = new KeyTimes(
            Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofHours(4), Duration.ofSeconds(5), Duration.ofSeconds(5));
}
