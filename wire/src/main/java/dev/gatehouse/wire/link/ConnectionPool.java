package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireBusy;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.WireGone;
import dev.gatehouse.wire.WireTimeout;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Ping;
import dev.gatehouse.wire.message.Send;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Where exchanges start: idle connections to one zone, each used for one exchange at a time.
///
/// A pool is either *fed* with connections that the other zone dialled ([WireListener#pool]) or *dialling* ([#dialling]). Who finds none
/// idle waits in line, first come first served, until its deadline. A connection goes back only when its exchange came to its end.
public final class ConnectionPool implements AutoCloseable {
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(10).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(200).toNanos();
    /// Who stood in line for so long makes sure that the other zone, which may take read-out connections for idle ones, dials another; and
    /// again, less and less often, since an answer may begin to be read, and be written to its end, only after that.
    private static final long PATIENCE_NANOS = Duration.ofMillis(10).toNanos();

    private final Zone zone;
    private final WireDialer dialer;
    private final int most;
    private final Consumer<Connection> dropped;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Deque<Waiter> line = new ArrayDeque<>();
    private final Set<Connection> all = new HashSet<>();
    private int dialling;
    private boolean closed;

    private ConnectionPool(Zone zone, WireDialer dialer, int most, Consumer<Connection> dropped) {
        this.zone = zone;
        this.dialer = dialer;
        this.most = most;
        this.dropped = dropped;
    }

    /// Someone in line: it is handed a connection, or told to look again.
    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private volatile Connection handed;
        private volatile boolean again;
    }

    static ConnectionPool fed(Zone zone, Consumer<Connection> dropped) {
        return new ConnectionPool(zone, null, 0, dropped);
    }

    /// A pool that dials when none is idle, up to `most` connections at once, and dials again while the listener restarts.
    public static ConnectionPool dialling(WireDialer dialer, int most) {
        return new ConnectionPool(dialer.to(), dialer, most, gone -> { });
    }

    /// Starts an exchange: takes a connection, sends these messages, and returns the exchange, whose deadline is `deadline`.
    ///
    /// A connection that proves dead before the messages were written whole is replaced by another: nobody acts on half a request.
    ///
    /// @throws WireBusy when no connection took the messages in time: nothing happened
    public Exchange begin(Deadline deadline, Message... start) throws WireBusy {
        while (true) {
            Connection connection = take(deadline);
            connection.within(deadline);
            try {
                connection.send(start);
                int window = start[0] instanceof Send send ? send.firstCredit() : 0;
                return new Exchange(connection, window, this::give);
            } catch (WireGone dead) {
                give(connection);
            } catch (WireException late) {
                give(connection);
                throw new WireBusy(zone + " took no request in time", late);
            } catch (RuntimeException unfit) {
                give(connection);
                throw unfit;
            }
        }
    }

    /// Starts an exchange that is answered by one message, and returns that.
    ///
    /// @throws WireBusy when nothing was sent; any other [WireException] means that it may have been carried out
    public Message ask(Deadline deadline, Message... start) throws WireException {
        try (Exchange exchange = begin(deadline, start)) {
            return exchange.receive();
        }
    }

    /// Asks over one connection whether the other zone is alive.
    public Duration ping(Deadline deadline) throws WireException {
        long before = System.nanoTime();
        ask(deadline, new Ping());
        return Duration.ofNanos(System.nanoTime() - before);
    }

    /// How many connections are idle now.
    public int idle() {
        lock.lock();
        try {
            return idle.size();
        } finally {
            lock.unlock();
        }
    }

    /// How many connections there are, idle or in use.
    public int size() {
        lock.lock();
        try {
            return all.size();
        } finally {
            lock.unlock();
        }
    }

    /// How many wait in line for a connection now.
    public int waiting() {
        lock.lock();
        try {
            return line.size();
        } finally {
            lock.unlock();
        }
    }

    /// The zone at the other ends.
    public Zone zone() {
        return zone;
    }

    /// Takes a connection that the other zone dialled; called once for each.
    void add(Connection connection) {
        lock.lock();
        try {
            all.add(connection);
        } finally {
            lock.unlock();
        }
        give(connection);
    }

    private Connection take(Deadline deadline) throws WireBusy {
        long pause = FIRST_PAUSE_NANOS;
        while (!deadline.passed()) {
            Waiter waiter = new Waiter();
            boolean mayDial = enter(waiter);
            Connection connection = mayDial ? dial(deadline) : await(waiter, deadline);
            if (connection != null) {
                connection.endVigil();
                return connection;
            }
            if (mayDial) {
                LockSupport.parkNanos(Math.min(pause, deadline.nanosLeft()));
                pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new WireBusy("interrupted while waiting for " + zone, null);
            }
        }
        throw new WireBusy("no connection to " + zone + " in time", null);
    }

    /// Gets an idle connection into the waiter's hand, or leave to dial (true), or a place in line.
    private boolean enter(Waiter waiter) throws WireBusy {
        lock.lock();
        try {
            if (closed) {
                throw new WireBusy("the pool of " + zone + " is closed", null);
            }
            if (line.isEmpty() && !idle.isEmpty()) {
                waiter.handed = idle.pop();
                return false;
            }
            if (dialer != null && line.isEmpty() && all.size() + dialling < most) {
                dialling++;
                return true;
            }
            line.add(waiter);
            return false;
        } finally {
            lock.unlock();
        }
    }

    private Connection dial(Deadline deadline) {
        Connection dialled = null;
        try {
            dialled = dialer.connect(deadline);
        } catch (WireException notNow) {
            dialled = null;
        }
        lock.lock();
        try {
            dialling--;
            if (dialled != null && closed) {
                dialled.close();
                dialled = null;
            } else if (dialled != null) {
                all.add(dialled);
            } else {
                callNext();
            }
            return dialled;
        } finally {
            lock.unlock();
        }
    }

    private Connection await(Waiter waiter, Deadline deadline) {
        long patience = dialer == null ? PATIENCE_NANOS : Long.MAX_VALUE; // whoever dials needs nobody to be told
        long since = System.nanoTime();
        while (waiter.handed == null && !waiter.again && !deadline.passed() && !waiter.thread.isInterrupted()) {
            LockSupport.parkNanos(this, Math.min(patience, deadline.nanosLeft()));
            if (waiter.handed == null && System.nanoTime() - since >= patience) {
                sayWhichAreHeld();
                since = System.nanoTime();
                patience = Math.min(2 * patience, LONGEST_PAUSE_NANOS);
            }
        }
        lock.lock();
        try {
            line.remove(waiter);
            return waiter.handed;
        } finally {
            lock.unlock();
        }
    }

    /// Tells the other zone of each answer that is still being read, though that zone may have sent all of it.
    private void sayWhichAreHeld() {
        List<Connection> reading;
        lock.lock();
        try {
            reading = all.stream().filter(each -> !each.idle()).toList();
        } finally {
            lock.unlock();
        }
        reading.forEach(Connection::hold);
    }

    /// Takes a connection back: to the next in line, to the idle ones, or out of the pool when it is closed.
    private void give(Connection connection) {
        if (!connection.isOpen()) {
            drop(connection);
            return;
        }
        connection.within(Deadline.never());
        lock.lock();
        try {
            if (closed) {
                connection.close();
            } else if (!line.isEmpty()) {
                Waiter next = line.poll();
                next.handed = connection;
                LockSupport.unpark(next.thread);
            } else {
                connection.keepIdleVigil(() -> drop(connection));
                idle.push(connection);
            }
        } finally {
            lock.unlock();
        }
    }

    private void drop(Connection connection) {
        connection.endVigil();
        connection.close();
        boolean was;
        lock.lock();
        try {
            idle.remove(connection);
            was = all.remove(connection);
            callNext();
        } finally {
            lock.unlock();
        }
        if (was) {
            dropped.accept(connection);
        }
    }

    /// There is room to dial again: the first in line looks.
    private void callNext() {
        if (dialer != null && !line.isEmpty()) {
            Waiter next = line.poll();
            next.again = true;
            LockSupport.unpark(next.thread);
        }
    }

    /// Ends all connections; who waits gets none.
    @Override
    public void close() {
        List<Connection> ending;
        lock.lock();
        try {
            closed = true;
            ending = new ArrayList<>(all);
            all.clear();
            idle.clear();
            line.forEach(waiter -> {
                waiter.again = true;
                LockSupport.unpark(waiter.thread);
            });
            line.clear();
        } finally {
            lock.unlock();
        }
        ending.forEach(Connection::close);
    }
}
