package dev.gatehouse.toolkit.legacy;

import dev.gatehouse.toolkit.carrying.Outbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The streams of one session that a client can come back to, by name. Of those that have ended the oldest are forgotten where there are
/// more than 32, or they hold more than a megabyte.
final class Streams {
    private static final int MOST = 32;
    private static final long MOST_BYTES = 1 << 20;

    private final Map<String, Outbox> byName = new LinkedHashMap<>();
    private long names;

    /// A place in a stream, as an event's id says it.
    record Place(Outbox outbox, String name, long number) {}

    /// Adds one and answers its name.
    synchronized String add(Outbox outbox) {
        List.copyOf(byName.values()).stream().filter(Outbox::isOver).takeWhile(_ -> isFull()).forEach(byName.values()::remove);
        String name = Long.toString(++names);
        byName.put(name, outbox);
        return name;
    }

    private boolean isFull() {
        return byName.size() >= MOST || byName.values().stream().mapToLong(Outbox::bytes).sum() > MOST_BYTES;
    }

    /// Nobody will come back to this one.
    synchronized void forget(String name) {
        byName.remove(name);
    }

    /// The place that an event's id names, if its stream is still kept.
    synchronized Optional<Place> find(String eventId) {
        int dash = eventId.indexOf('-');
        if (dash < 0) return Optional.empty();
        String name = eventId.substring(0, dash);
        try {
            long number = Long.parseLong(eventId.substring(dash + 1));
            return Optional.ofNullable(byName.get(name)).map(outbox -> new Place(outbox, name, number));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    /// Ends all.
    synchronized void end() {
        byName.values().forEach(Outbox::end);
        byName.clear();
    }
}
