package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Listed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The own names of those whose shared ones end in a mark, as far as they were listed. Whoever names one is judged by its own name, so to know
/// it gives nobody anything. Those not used for longest are forgotten, and are looked up again.
final class KnownNames {
    private static final int MOST = 10_000;

    private final Map<Key, String> own = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(Listed of, SharedName name) {}

    /// The shared name of a server's own, learned where it does not say that by itself.
    SharedName learn(Listed of, String server, String name) {
        SharedName shared = SharedName.of(server, name);
        if (shared.own().isEmpty()) {
            remember(new Key(of, shared), name);
        }
        return shared;
    }

    private synchronized void remember(Key key, String name) {
        own.putIfAbsent(key, name);
        if (own.size() > MOST) {
            own.remove(own.keySet().iterator().next());
        }
    }

    Optional<String> own(Listed of, SharedName shared) {
        return shared.own().or(() -> remembered(new Key(of, shared)));
    }

    private synchronized Optional<String> remembered(Key key) {
        return Optional.ofNullable(own.get(key));
    }
}
