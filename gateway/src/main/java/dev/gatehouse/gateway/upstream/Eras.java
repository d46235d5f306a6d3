package dev.gatehouse.gateway.upstream;

import dev.gatehouse.protocol.Era;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Which of the two protocols each server was found to speak, for clients of either era: a server of both is spoken with in that of each client.
///
/// A finding is a hint for the next handshake. What a hosted program showed itself holds as long as the gate runs; any other one is forgotten
/// after a while: a server that was taken for an old one would otherwise be spoken with in the old way for ever.
final class Eras {
    private static final Duration TRUSTED = Duration.ofMinutes(10);

    private final Map<Asked, Found> found = new ConcurrentHashMap<>();

    private record Asked(String server, Era clients) {}

    private record Found(Era era, boolean forGood, long nanos) {
        boolean holds() {
            return forGood || System.nanoTime() - nanos < TRUSTED.toNanos();
        }
    }

    /// What is known of one server for clients of one era.
    final class Of {
        private final Asked asked;

        private Of(Asked asked) {
            this.asked = asked;
        }

        /// The eras to try, likeliest first.
        List<Era> order() {
            Found known = found.get(asked);
            return firstOf(known != null && known.holds() ? known.era() : asked.clients());
        }

        /// Takes it for that, for a while. What is known for good stays.
        void found(Era era) {
            found.merge(asked, new Found(era, false, System.nanoTime()), (before, now) -> before.forGood() && before.era() == era ? before : now);
        }

        /// It showed so itself.
        void foundForGood(Era era) {
            found.put(asked, new Found(era, true, System.nanoTime()));
        }
    }

    Of of(String server, Era clients) {
        return new Of(new Asked(server, clients));
    }

    /// Forgets servers that are no longer there.
    void forget(Predicate<String> gone) {
        found.keySet().removeIf(asked -> gone.test(asked.server()));
    }

    private static List<Era> firstOf(Era era) {
        return era == Era.LEGACY ? List.of(Era.LEGACY, Era.MODERN) : List.of(Era.MODERN, Era.LEGACY);
    }
}
