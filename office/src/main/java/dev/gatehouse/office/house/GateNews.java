package dev.gatehouse.office.house;

import dev.gatehouse.office.pins.PinRefused;
import dev.gatehouse.office.pins.Sighted;
import dev.gatehouse.office.publish.TooLarge;
import dev.gatehouse.office.reading.Unreadable;
import dev.gatehouse.wire.message.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes what the gate says it saw of servers into the pin book. The gate says it again and again until the settings know it, so whatever cannot be
/// taken now is only put off.
public final class GateNews implements Consumer<State> {
    /// The name of the fact.
    public static final String SIGHTINGS = "sightings";
    private static final System.Logger LOG = System.getLogger("dev.gatehouse.office");
    /// While the ledger cannot be written nothing is trusted, and nobody who waits for the house waits for that.
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final House house;
    private String heard = "";
    private List<Sighted> sighted = List.of();
    private Instant deafUntil = Instant.MIN;

    public GateNews(House house) {
        this.house = house;
    }

    /// One report at a time.
    @Override
    public synchronized void accept(State state) {
        Optional<String> report = state.fact(SIGHTINGS);
        if (report.isPresent() && !house.clock().instant().isBefore(deafUntil)) {
            take(report.get());
        }
    }

    private void take(String report) {
        read(report);
        if (sighted.isEmpty()) {
            return;
        }
        try {
            house.pin(Reach.WIDENS, book -> house.hearing().take(sighted, book));
        } catch (PinRefused | TooLarge | Unrecorded | IOException failed) {
            deafUntil = house.clock().instant().plus(PAUSE);
            LOG.log(System.Logger.Level.WARNING, "what the gate saw of servers could not be kept: {0}", failed.getMessage());
        }
    }

    private void read(String report) {
        if (report.equals(heard)) {
            return;
        }
        heard = report;
        sighted = List.of();
        try {
            sighted = Sighted.in(report);
        } catch (Unreadable unreadable) {
            LOG.log(System.Logger.Level.WARNING, "the gate''s report of what it saw is not understood, and nothing of it counts: {0}", unreadable.getMessage());
        }
    }
}
