package dev.gatehouse.cli;

import dev.gatehouse.control.json.Json;
import java.util.Locale;
import java.util.Map;

/// One thing that `doctor` found.
///
/// @param part what was looked at
/// @param says what there is, or what to do
record Finding(String part, State state, String says) {
    /// How it is.
    enum State {
        /// As it should be.
        GOOD,
        /// A promise is weaker here, or something optional is not there.
        THINNER,
        /// Nothing can be started without it.
        MISSING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Map<String, Object> map() {
        return Json.object("part", part, "state", state.word(), "says", says);
    }
}
