package dev.gatehouse.destinations;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Everything that the operator wrote, by scheme, host and port; what is not in it is not dialled.
public final class Allowances {
    private final Map<Origin, Allowance> byOrigin;

    private Allowances(Map<Origin, Allowance> byOrigin) {
        this.byOrigin = Map.copyOf(byOrigin);
    }

    /// Nothing may be dialled.
    public static Allowances none() {
        return new Allowances(Map.of());
    }

    /// These may be dialled. Two writings of one origin with different addresses are a contradiction and refused.
    public static Allowances of(Collection<Allowance> written) {
        var byOrigin = new HashMap<Origin, Allowance>();
        for (var allowance : written) {
            var earlier = byOrigin.putIfAbsent(allowance.origin(), allowance);
            if (earlier != null && !earlier.agreesWith(allowance)) {
                throw new IllegalArgumentException("two writings of " + allowance.origin() + " list different addresses");
            }
        }
        return new Allowances(byOrigin);
    }

    /// The allowance for this destination, if the operator wrote one.
    public Optional<Allowance> find(Destination destination) {
        return find(destination.origin());
    }

    /// The allowance for this origin, if the operator wrote one.
    public Optional<Allowance> find(Origin origin) {
        return Optional.ofNullable(byOrigin.get(origin));
    }
}
