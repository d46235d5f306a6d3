package dev.gatehouse.wire.message;

import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.Zone;

/// The ways that one kind may go: a set of (from, to) pairs, each of which is a [Lane] in one of its directions.
final class Ways {
    private final boolean[][] open = new boolean[Zone.values().length][Zone.values().length];
    private Zone[] senders = {};

    private Ways() {
    }

    static Ways from(Zone... senders) {
        return new Ways().andFrom(senders);
    }

    Ways andFrom(Zone... next) {
        senders = next;
        return this;
    }

    Ways to(Zone... receivers) {
        for (Zone from : senders) {
            for (Zone to : receivers) {
                Lane.between(from, to).orElseThrow(() -> new IllegalStateException("no lane from " + from + " to " + to));
                add(from, to);
            }
        }
        return this;
    }

    static Ways fromDiallers() {
        var ways = new Ways();
        for (Lane lane : Lane.values()) {
            ways.add(lane.dialler(), lane.listener());
        }
        return ways;
    }

    static Ways fromListeners() {
        var ways = new Ways();
        for (Lane lane : Lane.values()) {
            ways.add(lane.listener(), lane.dialler());
        }
        return ways;
    }

    static Ways fromStarters() {
        var ways = new Ways();
        for (Lane lane : Lane.values()) {
            ways.add(lane.starter(), lane.answerer());
        }
        return ways;
    }

    static Ways fromAnswerers() {
        var ways = new Ways();
        for (Lane lane : Lane.values()) {
            ways.add(lane.answerer(), lane.starter());
        }
        return ways;
    }

    boolean lead(Zone from, Zone to) {
        return open[from.ordinal()][to.ordinal()];
    }

    private void add(Zone from, Zone to) {
        open[from.ordinal()][to.ordinal()] = true;
    }
}
