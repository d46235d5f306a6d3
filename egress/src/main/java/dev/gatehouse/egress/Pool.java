package dev.gatehouse.egress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// The connections and the room of one lane to one origin. Nothing in it is shared with another lane.
final class Pool {
    private final Limits limits;
    private final Semaphore room;
    private final Deque<Line> idle = new ArrayDeque<>();
    private boolean retired;

    Pool(Limits limits) {
        this.limits = limits;
        this.room = new Semaphore(limits.atOnce());
    }

    /// Takes a place, or says that there is none: waiting here would pile up callers behind a slow server.
    boolean enter() {
        return room.tryAcquire();
    }

    void leave() {
        room.release();
    }

    /// The connection used last that is still good; those found spoilt on the way are closed.
    Optional<Line> take() {
        for (var line = last(); line != null; line = last()) {
            if (line.isFresh(System.nanoTime(), limits)) {
                return Optional.of(line);
            }
            line.close();
        }
        return Optional.empty();
    }

    private synchronized Line last() {
        return idle.pollLast();
    }

    void keep(Line line) {
        line.rest();
        if (!keeps(line)) {
            line.close();
        }
    }

    private synchronized boolean keeps(Line line) {
        return !retired && idle.size() < limits.idle() && idle.add(line);
    }

    /// Closes what has been idle for too long; true while something idle is left.
    synchronized boolean sweep(long now) {
        idle.removeIf(line -> closedIfWorn(line, now));
        return !idle.isEmpty();
    }

    private boolean closedIfWorn(Line line, long now) {
        boolean worn = line.isWorn(now, limits);
        if (worn) {
            line.close();
        }
        return worn;
    }

    /// Closes what is idle and keeps nothing from now on.
    synchronized void retire() {
        retired = true;
        idle.forEach(Line::close);
        idle.clear();
    }
}
