package dev.gatehouse.serving.front;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/// Notices that the client of a request in progress has closed its connection, since that is how a modern client cancels.
///
/// The server library reads nothing while a request is handled, so the watch reads instead: end of stream or an error
/// means gone, and so does a connection that the library has closed by itself. It is armed by the tick of [Lines], not by the request
/// itself: a call that is answered within a tick costs nothing. Before the answer completes it is taken off again, or the connection could not be kept.
/// `GoneTest` pins this to the library's version. Bytes that arrive meanwhile (pipelining) are dropped and the connection
/// ends after the answer; more than [#SURPLUS] of them end it at once.
final class Watch {
    private static final int SURPLUS = 16 * 1024;

    private enum State {
        IDLE,
        ARMED,
        GONE,
        DONE
    }

    private final AbstractEndPoint wire;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> listeners = new ArrayList<>();
    private final Callback fillable = new Fillable();
    private State state = State.IDLE;
    private boolean bodyRead;
    private boolean gone;
    private int surplus;

    private final class Fillable implements Callback {
        @Override
        public void succeeded() {
            look();
        }

        @Override
        public void failed(Throwable gone) {
            gone();
        }

        @Override
        public Invocable.InvocationType getInvocationType() {
            return Invocable.InvocationType.NON_BLOCKING;
        }
    }

    Watch(AbstractEndPoint wire) {
        this.wire = wire;
    }

    /// Runs `listener` once on a thread of its own when the client is gone; at once if it is gone already.
    void onGone(Runnable listener) {
        lock.lock();
        try {
            if (state == State.GONE) {
                Thread.startVirtualThread(listener);
            } else {
                listeners.add(listener);
            }
        } finally {
            lock.unlock();
        }
    }

    /// From here on nobody else reads from the connection.
    void bodyRead() {
        lock.lock();
        try {
            bodyRead = true;
        } finally {
            lock.unlock();
        }
    }

    void arm() {
        lock.lock();
        try {
            if (state == State.IDLE && bodyRead && !listeners.isEmpty()) {
                state = State.ARMED;
                if (!wire.tryFillInterested(fillable)) {
                    state = State.IDLE;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends the watch, before the last bytes of the answer leave: a client may send its next request the moment it has them.
    /// True if the connection may serve another request.
    boolean release() {
        lock.lock();
        try {
            boolean armed = state == State.ARMED;
            state = State.DONE;
            if (armed) {
                wire.getFillInterest().fillable();
            }
            return !gone && surplus == 0;
        } finally {
            lock.unlock();
        }
    }

    boolean isGone() {
        lock.lock();
        try {
            return gone;
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        lock.lock();
        try {
            if (state != State.ARMED) {
                return;
            }
            state = State.IDLE;
            if (drop()) {
                arm();
            } else {
                gone();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Reads what there is; false at the end of the stream or of our patience.
    private boolean drop() {
        var buffer = ByteBuffer.allocate(1024);
        try {
            while (true) {
                buffer.clear().flip();
                int filled = wire.fill(buffer);
                if (filled == 0) {
                    return true;
                }
                surplus += Math.max(0, filled);
                if (filled < 0 || surplus > SURPLUS) {
                    return false;
                }
            }
        } catch (IOException broken) {
            return false;
        }
    }

    /// The client has closed its connection, or it was closed.
    void gone() {
        lock.lock();
        try {
            if (state == State.DONE || state == State.GONE) {
                return;
            }
            state = State.GONE;
            gone = true;
            listeners.forEach(Thread::startVirtualThread);
            listeners.clear();
        } finally {
            lock.unlock();
        }
        wire.close();
    }
}
