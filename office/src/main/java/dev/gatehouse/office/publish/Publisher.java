package dev.gatehouse.office.publish;

import dev.gatehouse.control.Zone;
import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.link.ConnectionPool;
import dev.gatehouse.wire.message.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Brings each zone its cut of the newest snapshot, again and again until it runs on it, and knows who does.
public final class Publisher implements AutoCloseable {
    /// The zones that are told.
    static final List<Zone> READERS = List.of(Zone.RECORDER, Zone.GATE, Zone.BROKER, Zone.KEEPER);

    private final Map<Zone, ZoneLine> lines = new EnumMap<>(Zone.class);

    /// @param pools connections on which the office starts exchanges, for each of the zones
    public Publisher(Map<Zone, ConnectionPool> pools) {
        READERS.forEach(zone -> lines.put(zone, new ZoneLine(zone, pools.get(zone))));
    }

    /// Begins to look after the zones.
    ///
    /// @param gate hears each report of the gate's, one at a time
    public void start(Consumer<State> gate) {
        lines.forEach((zone, line) -> line.start(zone == Zone.GATE ? gate : _ -> { }));
    }

    /// Makes this the newest, and returns at once.
    public void publish(Issue issue) {
        lines.forEach((zone, line) -> line.offer(issue.offer(zone)));
    }

    /// Waits until every zone that this office has ever heard from runs that version.
    ///
    /// @return the zones that do not
    public List<ZoneState> await(long version, Duration patience) throws InterruptedException {
        Deadline deadline = Deadline.after(patience);
        List<ZoneState> lagging = new ArrayList<>();
        for (ZoneLine line : lines.values()) {
            ZoneState state = line.await(version, deadline);
            if (state.seen() && state.running() < version) {
                lagging.add(state);
            }
        }
        return lagging;
    }

    /// How all of them stand, in the order in which zones are started.
    public List<ZoneState> states() {
        return lines.values().stream().map(ZoneLine::state).toList();
    }

    /// One zone's report, if it answers in time.
    public Optional<State> ask(Zone zone, Duration patience) {
        return lines.get(zone).ask(patience);
    }

    @Override
    public void close() {
        lines.values().forEach(ZoneLine::close);
    }
}
