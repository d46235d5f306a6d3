package dev.gatehouse.office.publish;

import dev.gatehouse.control.Zone;
import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.link.ConnectionPool;
import dev.gatehouse.wire.message.Ask;
import dev.gatehouse.wire.message.Rejected;
import dev.gatehouse.wire.message.Running;
import dev.gatehouse.wire.message.State;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// One zone and the settings: offers it the newest whenever it runs on others, and asks once a second whether it still does. A zone
/// that was started anew says so by the version it runs on.
final class ZoneLine implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.gatehouse.office");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Zone zone;
    private final ConnectionPool pool;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Consumer<State> reports = _ -> { };
    private Offer newest;
    private long running;
    private long refusedVersion;
    private String refused = "";
    private boolean seen;
    private boolean away = true;
    private volatile boolean closed;

    ZoneLine(Zone zone, ConnectionPool pool) {
        this.zone = zone;
        this.pool = pool;
    }

    /// @param reports hears what the zone says of itself when it is looked at
    void start(Consumer<State> reports) {
        this.reports = reports;
        Thread.ofVirtual().name("publish-" + zone.word()).start(this::keep);
    }

    /// The newest from now on.
    void offer(Offer offer) {
        locked(() -> newest = offer);
    }

    /// Waits until the zone runs that version or a newer one. A zone that was never seen is not waited for.
    ZoneState await(long version, Deadline deadline) throws InterruptedException {
        lock.lock();
        try {
            while (seen && running < version && refusedVersion != version && !deadline.passed() && !closed) {
                changed.await(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            }
            return state();
        } finally {
            lock.unlock();
        }
    }

    ZoneState state() {
        lock.lock();
        try {
            boolean current = newest != null && running == newest.version();
            var standing = away ? ZoneState.Standing.AWAY : current ? ZoneState.Standing.RUNNING : ZoneState.Standing.BEHIND;
            return new ZoneState(zone, standing, running, seen, refused);
        } finally {
            lock.unlock();
        }
    }

    /// The zone's report, if it answers in time.
    Optional<State> ask(Duration patience) {
        try {
            return pool.ask(Deadline.after(patience), new Ask()) instanceof State state ? Optional.of(state) : Optional.empty();
        } catch (WireException silent) {
            return Optional.empty();
        }
    }

    private void keep() {
        try {
            while (!closed) {
                Optional<Offer> due = awaitDue();
                if (due.isPresent()) {
                    send(due.get());
                } else {
                    look();
                }
            }
        } catch (InterruptedException ended) {
            closed = true;
        }
    }

    /// What the zone must be offered; nothing when a look at it is due instead.
    private Optional<Offer> awaitDue() throws InterruptedException {
        lock.lock();
        try {
            if (!isDue()) {
                changed.await(LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS);
            }
            return isDue() ? Optional.of(newest) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        return newest != null && running != newest.version() && refusedVersion != newest.version();
    }

    private void send(Offer offer) throws InterruptedException {
        try {
            switch (pool.ask(Deadline.after(PATIENCE), offer.frames())) {
                case Running(long version) -> heard(version);
                case Rejected(String reason) -> refusedBy(offer.version(), reason);
                case dev.gatehouse.wire.message.Message _ -> gone();
            }
        } catch (WireException noAnswer) {
            gone();
            Thread.sleep(PAUSE);
        }
    }

    private void look() throws InterruptedException {
        try {
            if (pool.ask(Deadline.after(PATIENCE), new Ask()) instanceof State state) {
                heard(state.fact("settings").map(ZoneLine::number).orElse(running));
                tell(state);
            }
        } catch (WireException noAnswer) {
            gone();
            Thread.sleep(PAUSE);
        }
    }

    /// Whatever comes of it, the zone is looked after.
    private void tell(State state) {
        try {
            reports.accept(state);
        } catch (RuntimeException surprise) {
            LOG.log(System.Logger.Level.ERROR, "a report of the {0} could not be taken: {1}", zone.word(), surprise.getClass().getName());
        }
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private void heard(long version) {
        locked(() -> {
            running = version;
            away = false;
            seen = true;
            if (newest != null && version == newest.version()) {
                refused = "";
            }
        });
    }

    private void refusedBy(long version, String reason) {
        LOG.log(System.Logger.Level.WARNING, "{0} refused settings version {1}: {2}", zone.word(), Long.toString(version), reason);
        locked(() -> {
            refusedVersion = version;
            refused = reason;
            away = false;
            seen = true;
        });
    }

    /// A new process may well take what the old one refused.
    private void gone() {
        locked(() -> {
            running = 0;
            refusedVersion = 0;
            away = true;
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        locked(() -> { });
    }
}
