package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps connections dialled to a listener that starts exchanges on them and cannot dial: the gate, or the office.
///
/// `spare` of them are idle at any time, so that the listener finds one; when it uses them more are dialled, up to `most`. A listener
/// that went away is dialled again, after 10 ms at first and at most every 250 ms.
///
/// Where exchanges take their time ([#open]), each connection has a thread of the operating system to itself: it waits in the kernel and
/// is woken once for a message, where a virtual thread is woken by a poller that was woken first. There are at most `most` of them. Where
/// questions are short ([#gathering]), one thread hears all connections.
public final class Standing implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    /// A connection that is welcomed and ends sooner than this, without an exchange, counts as a failed dial: else a listener that is full
    /// would be dialled without a pause. An exchange that is given up ends its connection too, and is no fault of the listener's.
    private static final Duration SHORT_LIFE = Duration.ofMillis(250);

    private final WireDialer dialer;
    private final int spare;
    private final int most;
    private final ExchangeHandler handler;
    private final Optional<Gathering> gathering;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Connection> all = new HashSet<>();
    private final Thread keeper = Thread.ofPlatform().daemon().name("wire-standing").unstarted(this::keep);
    private int busy;
    private boolean stumbled;
    private boolean closed;

    private Standing(WireDialer dialer, int spare, int most, ExchangeHandler handler, Optional<GatheredHandler> gathered) {
        if (spare < 1 || most < spare || most > 256) {
            throw new IllegalArgumentException("a standing keeps 1 to 256 connections");
        }
        this.dialer = dialer;
        this.spare = spare;
        this.most = most;
        this.handler = handler;
        this.gathering = gathered.map(all -> new Gathering(dialer.to(), all, this::count, new Guests()));
    }

    /// What [Gathering] says of the connections that it hears.
    private final class Guests implements Gathering.Owner {
        @Override
        public void serve(Connection connection) {
            begin(connection);
        }

        @Override
        public void ended(Connection connection) {
            leave(connection, false, connection.age().compareTo(SHORT_LIFE) < 0);
        }
    }

    /// Begins to dial, and to answer what the listener starts.
    ///
    /// @param spare how many connections to hold ready, at least 1
    /// @param most how many connections there are at most, at least `spare` and at most 256
    public static Standing open(WireDialer dialer, int spare, int most, ExchangeHandler handler) {
        return new Standing(dialer, spare, most, handler, Optional.empty()).begun();
    }

    /// The same for a listener whose questions have no body: one thread hears all of its connections, and what waits is answered together.
    /// Only a connection that sends its question in pieces has a thread to itself.
    public static Standing gathering(WireDialer dialer, int spare, int most, GatheredHandler handler) {
        ExchangeHandler alone = (start, exchange) -> exchange.send(handler.answer(exchange.peer(), List.of(start)).getFirst());
        return new Standing(dialer, spare, most, alone, Optional.of(handler)).begun();
    }

    private Standing begun() {
        gathering.ifPresent(Gathering::begin);
        keeper.start();
        return this;
    }

    /// How many connections there are now.
    public int size() {
        lock.lock();
        try {
            return all.size();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the listener has welcomed a connection; false when the deadline passed first.
    public boolean awaitWelcome(Deadline deadline) throws InterruptedException {
        lock.lock();
        try {
            while (all.isEmpty() && !closed && !deadline.passed()) {
                changed.await(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            }
            return !all.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void keep() {
        Duration pause = FIRST_PAUSE;
        try {
            while (awaitNeed()) {
                if (dialOne() && !takeStumble()) {
                    pause = FIRST_PAUSE;
                } else {
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException stop) {
            close();
        }
    }

    /// Waits until another connection is wanted; false when closed.
    private boolean awaitNeed() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && (all.size() - busy >= spare || all.size() >= most)) {
                changed.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private boolean dialOne() {
        try {
            Connection connection = dialer.connect(Deadline.after(WireDialer.HANDSHAKE));
            if (!enter(connection)) {
                connection.close();
                return true;
            }
            if (gathering.isPresent()) {
                gathering.get().add(connection);
                return true;
            }
            return begin(connection);
        } catch (WireException notNow) {
            return false;
        }
    }

    private boolean begin(Connection connection) {
        try {
            Thread.ofPlatform().daemon().name("wire-" + dialer.to().word()).start(() -> serve(connection));
            return true;
        } catch (OutOfMemoryError noThread) {
            leave(connection, false, false);
            return false;
        }
    }

    private boolean takeStumble() {
        lock.lock();
        try {
            boolean was = stumbled;
            stumbled = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    private void serve(Connection connection) {
        var using = new boolean[1];
        var used = new boolean[1];
        try {
            Serving.serve(connection, handler, uses -> {
                if (uses != using[0]) {
                    using[0] = uses;
                    used[0] = true;
                    count(uses ? 1 : -1);
                }
            });
        } finally {
            leave(connection, using[0], !used[0] && connection.age().compareTo(SHORT_LIFE) < 0);
        }
    }

    private boolean enter(Connection connection) {
        lock.lock();
        try {
            if (!closed) {
                all.add(connection);
                changed.signalAll();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void count(int more) {
        lock.lock();
        try {
            busy += more;
            if (all.size() - busy < spare) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave(Connection connection, boolean wasBusy, boolean soon) {
        connection.close();
        lock.lock();
        try {
            all.remove(connection);
            busy -= wasBusy ? 1 : 0;
            stumbled |= soon;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Ends all connections and dials no more; exchanges under way are cut. Waits for a dial under way, whose connection would come after all
    /// were ended.
    @Override
    public void close() {
        List<Connection> ending;
        lock.lock();
        try {
            closed = true;
            ending = List.copyOf(all);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        gathering.ifPresent(Gathering::close);
        ending.forEach(Connection::close);
        awaitKeeper();
    }

    private void awaitKeeper() {
        try {
            if (Thread.currentThread() != keeper) {
                keeper.join(WireDialer.HANDSHAKE);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
