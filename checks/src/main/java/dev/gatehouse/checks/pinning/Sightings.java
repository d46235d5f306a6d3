package dev.gatehouse.checks.pinning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was seen and is in no settings yet: for the office, which keeps what may be trusted and shows the rest to an operator.
///
/// Bounded: a server that says something new at each listing keeps one place for each of its names, and what is over the bounds is not kept,
/// and so never trusted.
public final class Sightings {
    private static final int MOST_OF_A_SERVER = 2_000;
    private static final long MOST_BYTES = 4L << 20;

    private final Compared compared;
    private final Map<Pins.Place, Map<Definition.Key, Sighting>> seen = new HashMap<>();
    private long bytes;

    /// How a tool that nobody has approved compares with the approved ones.
    @FunctionalInterface
    public interface Compared {
        Standing standing(Pins.Named tool, Collection<Pins.Named> approved);
    }

    /// @param compared as [Lookalikes#standing] says
    public Sightings(Compared compared) {
        this.compared = compared;
    }

    /// One thing that was seen.
    ///
    /// @param standing why it is not used; approved where it is used all the same: it came first, and first use is trusted
    public record Sighting(Pins.Place place, Definition definition, Standing standing) {
        /// Whether it is used.
        public boolean isTrusted() {
            return standing instanceof Standing.Approved;
        }
    }

    /// How this definition stands. What the settings do not know is kept for the office.
    public synchronized Standing see(Pins pins, Pins.Place place, Definition definition) {
        Optional<String> pinned = pins.digest(place, definition.key());
        if (pinned.filter(definition.digest()::equals).isPresent()) {
            forget(place, definition.key());
            return Standing.APPROVED;
        }
        Optional<Sighting> before = Optional.ofNullable(of(place).get(definition.key()));
        if (before.filter(each -> each.definition().digest().equals(definition.digest())).isPresent()) {
            return before.get().isTrusted() ? Standing.APPROVED : before.get().standing();
        }
        if (before.filter(Sighting::isTrusted).isPresent()) {
            return new Standing.Changed(); // what came first stays the one that the office hears of
        }
        Standing standing = pinned.isPresent() ? new Standing.Changed() : first(pins, place, definition);
        boolean trusted = standing instanceof Standing.Unseen && pins.firstUse() == Pins.FirstUse.TRUSTED;
        return keep(new Sighting(place, definition, trusted ? Standing.APPROVED : standing)) && trusted ? Standing.APPROVED : standing;
    }

    private Standing first(Pins pins, Pins.Place place, Definition definition) {
        if (definition.key().kind() == Definition.Kind.SERVER) {
            return new Standing.Unseen();
        }
        List<Pins.Named> known = new ArrayList<>(pins.tools(place.tenant()));
        seen.forEach((where, sightings) -> {
            if (where.tenant().equals(place.tenant())) {
                sightings.values().stream().filter(each -> each.isTrusted() && each.definition().key().kind() == Definition.Kind.TOOL)
                    .forEach(each -> known.add(new Pins.Named(where.server(), each.definition().key().name())));
            }
        });
        return compared.standing(new Pins.Named(place.server(), definition.key().name()), known);
    }

    private Map<Definition.Key, Sighting> of(Pins.Place place) {
        return seen.getOrDefault(place, Map.of());
    }

    private boolean keep(Sighting sighting) {
        forget(sighting.place(), sighting.definition().key());
        int length = sighting.definition().text().length();
        if (bytes + length > MOST_BYTES || of(sighting.place()).size() >= MOST_OF_A_SERVER) {
            return false;
        }
        bytes += length;
        seen.computeIfAbsent(sighting.place(), _ -> new LinkedHashMap<>()).put(sighting.definition().key(), sighting);
        return true;
    }

    private void forget(Pins.Place place, Definition.Key key) {
        Map<Definition.Key, Sighting> sightings = of(place);
        Sighting gone = sightings.isEmpty() ? null : sightings.remove(key);
        if (gone != null) {
            bytes -= gone.definition().text().length();
        }
    }

    /// Everything that the office may want to know.
    public synchronized List<Sighting> all() {
        return seen.values().stream().map(Map::values).flatMap(Collection::stream).toList();
    }

    /// Forgets what these settings know something of, what they may judge otherwise, and all of servers that are no longer there.
    public synchronized void settle(Pins pins, Collection<String> servers) {
        for (Sighting each : all()) {
            boolean known = pins.digest(each.place(), each.definition().key()).isPresent();
            if (known || !each.isTrusted() || !servers.contains(each.place().server())) {
                forget(each.place(), each.definition().key());
            }
        }
    }
}
