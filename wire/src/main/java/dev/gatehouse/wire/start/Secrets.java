package dev.gatehouse.wire.start;

import dev.gatehouse.wire.Zone;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One zone's start secrets: the other zone of each pair, and the secret of that pair. A zone without an entry cannot be spoken with.
public final class Secrets {
    private final Map<Zone, StartSecret> shared;

    private Secrets(Map<Zone, StartSecret> shared) {
        this.shared = shared;
    }

    /// The secrets shared with these zones.
    public static Secrets of(Map<Zone, StartSecret> shared) {
        EnumMap<Zone, StartSecret> copy = new EnumMap<>(Zone.class);
        copy.putAll(shared);
        return new Secrets(copy);
    }

    /// The secret shared with `zone`, if there is one.
    public Optional<StartSecret> with(Zone zone) {
        return Optional.ofNullable(shared.get(zone));
    }

    /// The zones that can be spoken with.
    public Set<Zone> zones() {
        return Collections.unmodifiableSet(shared.keySet());
    }

    /// Overwrites every secret. Listeners and diallers that use them fail from then on.
    public void erase() {
        shared.values().forEach(StartSecret::erase);
    }

    @Override
    public String toString() {
        return "Secrets with " + shared.keySet() + " (hidden)";
    }
}
