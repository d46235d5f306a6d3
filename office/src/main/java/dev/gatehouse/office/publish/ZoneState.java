package dev.gatehouse.office.publish;

import dev.gatehouse.control.Zone;

/// How a zone stands with the settings.
///
/// @param running the version it said it runs on; 0 where that is not known
/// @param seen whether this office has ever heard from it
/// @param refused why it stays on what it had; empty where it does not
public record ZoneState(Zone zone, Standing standing, long running, boolean seen, String refused) {
    /// Where it stands.
    public enum Standing {
        /// It runs on the newest settings.
        RUNNING,
        /// It runs, on other settings than the newest.
        BEHIND,
        /// It does not answer, or was never started.
        AWAY;

        /// The word in JSON.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
