package dev.gatehouse.attack.conversation;

import java.time.Duration;
import java.util.Optional;

/// An answer, and what its head said.
///
/// @param session the session that came with it
/// @param pause how long to wait before saying it again, in seconds, where it said so
record Heard(Answer answer, Optional<String> session, Optional<String> pause) {
    private static final int TOO_FAST = 429;
    private static final int LONGEST = 30;

    boolean isTooFast() {
        return answer.status() == TOO_FAST;
    }

    Duration pauseOrSo() {
        return Duration.ofSeconds(pause.filter(text -> text.matches("\\d{1,4}")).map(text -> Math.min(LONGEST, Integer.parseInt(text))).orElse(1));
    }
}
