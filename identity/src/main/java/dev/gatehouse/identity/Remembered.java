package dev.gatehouse.identity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What was decided lately, each with an end of its own. Bounded; the least used goes first.
final class Remembered<K, V> {
    private record Kept<V>(V value, Instant until) {}

    private final Map<K, Kept<V>> entries;

    Remembered(int most) {
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<V> get(K key, Instant now) {
        Kept<V> entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (!now.isBefore(entry.until())) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.value());
    }

    synchronized void put(K key, V value, Instant until) {
        entries.put(key, new Kept<>(value, until));
    }
}
