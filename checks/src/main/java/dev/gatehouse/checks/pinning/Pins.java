package dev.gatehouse.checks.pinning;

import dev.gatehouse.pipeline.Call;
import java.util.List;
import java.util.Optional;

/// What of servers was approved, as the settings in force have it. Implementations answer from memory and never throw.
public interface Pins {
    /// The digest of what was approved under this key, if anything was.
    Optional<String> digest(Place place, Definition.Key key);

    /// The tools of this tenant that were approved, of all servers.
    List<Named> tools(String tenant);

    /// Who decides about what nobody has seen yet.
    FirstUse firstUse();

    /// Whose pins: nothing that one tenant came to trust is another's.
    record Place(String tenant, String server) {
        /// Where a call goes.
        public static Place of(Call.Facts facts) {
            return new Place(facts.caller().tenant(), facts.route().server());
        }
    }

    /// A tool of a server.
    record Named(String server, String tool) {}

    /// Who decides about what nobody has seen yet.
    enum FirstUse {
        /// It counts as approved, and the operator reads of it: on loopback alone.
        TRUSTED,
        /// An operator.
        ASKED
    }
}
