package dev.gatehouse.serving.front;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/// One open connection and what it is doing. [Lines] looks at all of them and ends those that take too long.
final class Line extends SocketChannelEndPoint {
    /// Every connection waits, is served, waits again, and leaves.
    enum State {
        /// No request is being served: opened, at rest between two requests, or in the middle of a head.
        WAITING,
        /// A request is being served.
        SERVING,
        /// The last answer was written; what the client still sends is read away for a moment.
        LEAVING,
        /// The head took too long; nothing that arrives now is served.
        CUT
    }

    private static final String NO_CIPHER = "SSL_NULL_WITH_NULL_NULL";

    private final InetAddress peer;
    private final long opened = System.nanoTime();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile boolean fresh = true;
    private volatile long changed = opened;
    private volatile long headBegan;
    private volatile Watch watch;

    Line(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) throws IOException {
        super(channel, selector, key, scheduler);
        this.peer = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
    }

    /// The line under an HTTP end point, which with TLS is a layer above it.
    static Line under(EndPoint http) {
        return http instanceof SslConnection.SslEndPoint tls ? (Line) tls.getSslConnection().getEndPoint() : (Line) http;
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int filled = super.fill(buffer);
        if (filled > 0 && headBegan == 0 && state.get() == State.WAITING) {
            headBegan = System.nanoTime() | 1;
        }
        return filled;
    }

    InetAddress peer() {
        return peer;
    }

    State state() {
        return state.get();
    }

    /// When it last began or ended something.
    long changed() {
        return changed;
    }

    boolean beginRequest() {
        return move(State.WAITING, State.SERVING);
    }

    void endRequest(boolean stays) {
        fresh = false;
        headBegan = 0;
        watch = null;
        move(State.SERVING, stays ? State.WAITING : State.LEAVING);
    }

    /// The answer is out and only a rest of the request is read away: from here on the line may be ended for another.
    void leave() {
        move(State.SERVING, State.LEAVING);
    }

    boolean cut() {
        return move(State.WAITING, State.CUT);
    }

    /// From here on the watch hears when the connection is closed, also if it was already.
    void watch(Watch added) {
        watch = added;
        if (!isOpen()) {
            added.gone();
        }
    }

    Watch watch() {
        return watch;
    }

    /// For how long the head has been arriving; a new connection counts from its opening. 0: none is arriving.
    long headNanos(long now) {
        if (fresh) {
            return now - opened;
        }
        long began = headBegan;
        return began == 0 ? 0 : now - began;
    }

    boolean hasSaidSomething() {
        return headBegan != 0;
    }

    /// The end point that HTTP is written to, empty (null) as long as TLS is not set up.
    AbstractEndPoint http() {
        if (getConnection() instanceof SslConnection tls) {
            boolean shaken = !tls.getSSLEngine().getSession().getCipherSuite().equals(NO_CIPHER);
            return shaken ? tls.getSslEndPoint() : null;
        }
        return this;
    }

    private boolean move(State from, State to) {
        if (!state.compareAndSet(from, to)) {
            return false;
        }
        changed = System.nanoTime();
        return true;
    }
}
