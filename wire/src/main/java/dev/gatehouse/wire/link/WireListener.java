package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.Tally;
import dev.gatehouse.wire.WireTimeout;
import dev.gatehouse.wire.WireViolation;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.start.Secrets;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// A zone's socket. [#open] binds it, so that a wall may deny `bind` afterwards; [#start] accepts the first byte.
///
/// Connections of zones that start exchanges are served by the handler, each on its virtual thread; connections on which this zone
/// starts go to the [#pool] of their zone. Refused connections are closed without a word.
public final class WireListener implements AutoCloseable {
    /// The longest path that a unix socket can have on Linux.
    private static final int LONGEST_PATH = 107;
    private static final int BACKLOG = 128;
    private static final int MOST_HANDSHAKES = 64;
    private static final int MOST_PER_ZONE = 256;
    private static final System.Logger LOG = System.getLogger("dev.gatehouse.wire");

    private final ServerSocketChannel server;
    private final Path socket;
    private final Zone self;
    private final Secrets secrets;
    private final PeerUser peers;
    private final ExchangeHandler handler;
    private final Tally tally = new Tally();
    private final Map<Zone, ConnectionPool> pools = new EnumMap<>(Zone.class);
    private final Map<Zone, Semaphore> room = new EnumMap<>(Zone.class);
    private final Semaphore handshakes = new Semaphore(MOST_HANDSHAKES);
    private final Set<Connection> served = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private WireListener(ServerSocketChannel server, Path socket, Zone self, Secrets secrets, PeerUser peers, ExchangeHandler handler) {
        this.server = server;
        this.socket = socket;
        this.self = self;
        this.secrets = secrets;
        this.peers = peers;
        this.handler = handler;
        for (Lane lane : Lane.values()) {
            if (lane.listener() == self) {
                room.put(lane.dialler(), new Semaphore(MOST_PER_ZONE));
                if (lane.starter() == self) {
                    pools.put(lane.dialler(), ConnectionPool.fed(lane.dialler(), used -> room.get(lane.dialler()).release()));
                }
            }
        }
    }

    /// Binds the socket of `self`, replacing one that an ended process left behind. Accepts nothing yet.
    ///
    /// @param handler answers what other zones start here
    /// @throws IOException when the path is too long, holds something that is no socket, or cannot be bound
    public static WireListener open(Path socket, Zone self, Secrets secrets, PeerUser peers, ExchangeHandler handler) throws IOException {
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw new IOException("the socket's path is longer than " + LONGEST_PATH + " bytes: " + socket);
        }
        removeLeftover(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
            Files.setPosixFilePermissions(socket, peers.permissions());
        } catch (IOException failed) {
            server.close();
            throw failed;
        }
        return new WireListener(server, socket, self, secrets, peers, handler);
    }

    private static void removeLeftover(Path socket) throws IOException {
        if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther()) {
                throw new IOException("there is something that is no socket: " + socket);
            }
            Files.delete(socket);
        }
    }

    /// Begins to accept connections. Call it when all walls are up.
    public void start() {
        Thread.ofVirtual().name("wire-accept").start(this::acceptAll);
    }

    /// The connections on which this zone starts exchanges with `zone`; empty until that zone has dialled.
    ///
    /// @throws IllegalArgumentException when this zone starts nothing on connections of that zone
    public ConnectionPool pool(Zone zone) {
        ConnectionPool pool = pools.get(zone);
        if (pool == null) {
            throw new IllegalArgumentException(self + " starts nothing on connections of " + zone);
        }
        return pool;
    }

    /// The breaches of everyone who connected here.
    public Tally tally() {
        return tally;
    }

    private void acceptAll() {
        while (!closed) {
            try {
                SocketChannel channel = server.accept();
                if (!handshakes.tryAcquire()) {
                    turnAway(channel);
                } else if (!begins(channel)) {
                    handshakes.release();
                    turnAway(channel);
                }
            } catch (IOException failed) {
                pauseUnlessClosed(failed);
            }
        }
    }

    private void turnAway(SocketChannel channel) throws IOException {
        channel.close();
        tally.count(Rule.TOO_MANY);
    }

    /// Hands a new connection to a thread of the operating system: a socket that a virtual thread once waited on never waits in the kernel
    /// again, and those of a pool are to. False when there is no thread to be had.
    private boolean begins(SocketChannel channel) {
        try {
            Thread.ofPlatform().daemon().name("wire-" + self.word()).start(() -> admit(channel));
            return true;
        } catch (OutOfMemoryError noThread) {
            return false;
        }
    }

    /// A failing `accept` (no descriptors left, mostly) is tried again, but not in a hot loop.
    private void pauseUnlessClosed(IOException failed) {
        if (!closed && server.isOpen()) {
            LOG.log(System.Logger.Level.ERROR, "wire: accept failed: {0}", failed.getClass().getName());
            try {
                Thread.sleep(50);
            } catch (InterruptedException stop) {
                closed = true;
            }
        } else {
            closed = true;
        }
    }

    private void admit(SocketChannel channel) {
        Connection connection;
        try {
            connection = handshake(new Link(channel));
        } finally {
            handshakes.release();
        }
        if (connection != null) {
            settle(connection);
        }
    }

    private Connection handshake(Link link) {
        link.within(Deadline.after(WireDialer.HANDSHAKE));
        try {
            peers.require(link.channel());
            Lane lane = Handshake.listen(link, self, secrets);
            link.within(Deadline.never());
            return new Connection(link, lane, self, tally);
        } catch (WireViolation theirs) {
            Connection.note(LOG, tally, "a dialler", theirs);
        } catch (WireTimeout late) {
            Connection.note(LOG, tally, "a dialler", new WireViolation(Rule.HANDSHAKE_LATE, "handshake"));
        } catch (IOException | RuntimeException gone) {
            LOG.log(System.Logger.Level.DEBUG, "wire: a handshake ended: {0}", gone.getClass().getName());
        }
        link.close();
        return null;
    }

    private void settle(Connection connection) {
        Zone peer = connection.peer();
        if (!room.get(peer).tryAcquire()) {
            connection.broken(new WireViolation(Rule.TOO_MANY, "connections"));
        } else if (pools.containsKey(peer)) {
            pools.get(peer).add(connection);
        } else {
            Thread.ofVirtual().name("wire-" + peer.word()).start(() -> serve(connection));
        }
    }

    private void serve(Connection connection) {
        served.add(connection);
        try {
            if (!closed) {
                Serving.serve(connection, handler, busy -> { });
            }
        } finally {
            served.remove(connection);
            connection.close();
            room.get(connection.peer()).release();
        }
    }

    /// Stops accepting, ends every connection, removes the socket's file.
    @Override
    public void close() {
        closed = true;
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException left) {
            LOG.log(System.Logger.Level.DEBUG, "wire: the socket''s file stays behind");
        }
        served.forEach(Connection::close);
        pools.values().forEach(ConnectionPool::close);
    }
}
