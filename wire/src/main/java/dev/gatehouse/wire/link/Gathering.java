package dev.gatehouse.wire.link;

import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Ping;
import dev.gatehouse.wire.message.Pong;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;

/// One thread for all connections to a zone that asks short questions: it sleeps until any of them has something, and hands over together
/// whatever waits. Where each had a thread, each question would wake one.
///
/// It never waits for one connection: a question that is not there whole sends its connection away, to a thread of its own, and a zone
/// that does not take its answers is hung up on.
final class Gathering {
    private static final System.Logger LOG = System.getLogger("dev.gatehouse.wire");

    private final Zone peer;
    private final GatheredHandler handler;
    private final IntConsumer busy;
    private final Owner owner;
    private final Selector selector;
    private final Queue<Connection> newcomers = new ConcurrentLinkedQueue<>();
    private final Set<Connection> heard = new HashSet<>();
    private final List<SelectionKey> asking = new ArrayList<>();
    private final List<Message> questions = new ArrayList<>();
    private final List<SelectionKey> halfway = new ArrayList<>();
    private volatile boolean closed;

    /// Whose connections they are.
    interface Owner {
        /// Takes a connection over that has sent the beginning of a question.
        void serve(Connection connection);

        /// This connection has ended.
        void ended(Connection connection);
    }

    /// @param busy hears how many connections more, or less, are being answered
    Gathering(Zone peer, GatheredHandler handler, IntConsumer busy, Owner owner) {
        this.peer = peer;
        this.handler = handler;
        this.busy = busy;
        this.owner = owner;
        this.selector = open();
    }

    private static Selector open() {
        try {
            return Selector.open();
        } catch (IOException none) {
            throw new IllegalStateException("no selector is to be had", none);
        }
    }

    Gathering begin() {
        Thread.ofPlatform().daemon().name("wire-" + peer.word()).start(this::gather);
        return this;
    }

    /// Takes a fresh connection in, from any thread.
    void add(Connection connection) {
        newcomers.add(connection);
        selector.wakeup();
        if (closed) {
            turnAway();
        }
    }

    /// Ends the thread; the connections are their owner's to close.
    void close() {
        closed = true;
        selector.wakeup();
    }

    private void gather() {
        try (selector) {
            while (!closed) {
                selector.select(this::hear);
                takeIn();
                answer();
                sendAway();
            }
        } catch (IOException | RuntimeException lost) {
            LOG.log(System.Logger.Level.ERROR, "wire: connections with {0} are no longer heard: {1}", peer, lost.getClass().getName());
        } finally {
            closed = true;
            List.copyOf(heard).forEach(this::end);
            turnAway();
        }
    }

    private void turnAway() {
        for (Connection connection = newcomers.poll(); connection != null; connection = newcomers.poll()) {
            connection.close();
            owner.ended(connection);
        }
    }

    private void takeIn() {
        for (Connection connection = newcomers.poll(); connection != null; connection = newcomers.poll()) {
            try {
                heard.add(connection);
                consider(connection.hearBy(selector)); // a question may have come right behind the handshake
            } catch (IOException | RuntimeException gone) {
                end(connection);
            }
        }
    }

    private void hear(SelectionKey key) {
        Connection connection = of(key);
        try {
            connection.takeWhatIsHere();
            consider(key);
        } catch (WireException | RuntimeException ended) {
            end(connection);
        }
    }

    private void consider(SelectionKey key) throws WireException {
        Connection connection = of(key);
        if (connection.holdsStart()) {
            take(key, connection, connection.startThatIsHere());
        } else if (connection.holdsBytes()) {
            halfway.add(key);
        }
    }

    private void take(SelectionKey key, Connection connection, Message start) throws WireException {
        if (start instanceof Ping) {
            connection.send(new Pong());
        } else {
            asking.add(key);
            questions.add(start);
        }
    }

    private void answer() {
        int many = asking.size();
        if (many == 0) {
            return;
        }
        busy.accept(many);
        try {
            send(handler.answer(peer, List.copyOf(questions)));
        } catch (RuntimeException surprise) {
            LOG.log(System.Logger.Level.ERROR, "wire: the handler of {0} failed with {1}", peer, surprise.getClass().getName());
            asking.forEach(key -> end(of(key)));
        } finally {
            busy.accept(-many);
            asking.clear();
            questions.clear();
        }
    }

    private void send(List<Message> answers) {
        for (int i = 0; i < asking.size(); i++) {
            Connection connection = of(asking.get(i));
            try {
                connection.send(answers.get(i));
                if (connection.holdsBytes()) {
                    halfway.add(asking.get(i));
                }
            } catch (WireException ended) {
                end(connection);
            }
        }
    }

    /// To a thread that may wait for the rest. The selector has to let go of a connection before that may be waited on again.
    private void sendAway() throws IOException {
        if (halfway.isEmpty()) {
            return;
        }
        halfway.forEach(SelectionKey::cancel);
        selector.selectNow(_ -> { });
        for (SelectionKey key : halfway) {
            Connection connection = of(key);
            try {
                connection.waitAgain();
                heard.remove(connection);
                owner.serve(connection);
            } catch (IOException gone) {
                end(connection);
            }
        }
        halfway.clear();
    }

    private void end(Connection connection) {
        heard.remove(connection);
        connection.close();
        owner.ended(connection);
    }

    private static Connection of(SelectionKey key) {
        return (Connection) key.attachment();
    }
}
