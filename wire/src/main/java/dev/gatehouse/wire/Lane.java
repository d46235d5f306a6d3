package dev.gatehouse.wire;

import static dev.gatehouse.wire.Zone.BROKER;
import static dev.gatehouse.wire.Zone.GATE;
import static dev.gatehouse.wire.Zone.KEEPER;
import static dev.gatehouse.wire.Zone.OFFICE;
import static dev.gatehouse.wire.Zone.OPERATOR;
import static dev.gatehouse.wire.Zone.RECORDER;

import java.util.Optional;

/// A pair of zones that may talk: who dials, who listens, and which of the two starts every exchange.
///
/// Exactly one side starts, so two starts can never cross on a connection. The gate dials nobody (its walls deny `connect`), therefore
/// others dial it and it starts on the connections they opened. A pair that is not in this list has no start secret and no handshake.
public enum Lane {
    BROKER_TO_GATE(BROKER, GATE, GATE),
    KEEPER_TO_GATE(KEEPER, GATE, GATE),
    RECORDER_TO_GATE(RECORDER, GATE, GATE),
    OFFICE_TO_GATE(OFFICE, GATE, OFFICE),
    BROKER_TO_RECORDER(BROKER, RECORDER, BROKER),
    KEEPER_TO_RECORDER(KEEPER, RECORDER, KEEPER),
    OFFICE_TO_RECORDER(OFFICE, RECORDER, OFFICE),
    BROKER_TO_OFFICE(BROKER, OFFICE, OFFICE),
    KEEPER_TO_OFFICE(KEEPER, OFFICE, OFFICE),
    OPERATOR_TO_OFFICE(OPERATOR, OFFICE, OPERATOR);

    private final Zone dialler;
    private final Zone listener;
    private final Zone starter;

    Lane(Zone dialler, Zone listener, Zone starter) {
        this.dialler = dialler;
        this.listener = listener;
        this.starter = starter;
    }

    /// The zone that opens the connection.
    public Zone dialler() {
        return dialler;
    }

    /// The zone whose socket it is.
    public Zone listener() {
        return listener;
    }

    /// The only zone that may start an exchange here.
    public Zone starter() {
        return starter;
    }

    /// The zone that answers here.
    public Zone answerer() {
        return starter == dialler ? listener : dialler;
    }

    /// The other end, seen from `self`.
    public Zone across(Zone self) {
        return self == dialler ? listener : dialler;
    }

    /// The lane on which `dialler` opens connections to `listener`, if they may talk.
    public static Optional<Lane> dialled(Zone dialler, Zone listener) {
        return between(dialler, listener).filter(lane -> lane.dialler == dialler);
    }

    /// The lane of two zones in either order, if they may talk at all.
    public static Optional<Lane> between(Zone one, Zone other) {
        for (Lane lane : values()) {
            if (lane.dialler == one && lane.listener == other || lane.dialler == other && lane.listener == one) {
                return Optional.of(lane);
            }
        }
        return Optional.empty();
    }
}
