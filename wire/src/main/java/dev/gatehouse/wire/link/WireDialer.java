package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.Tally;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.WireGone;
import dev.gatehouse.wire.WireViolation;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.start.Secrets;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/// Opens connections to one zone's socket. Makes no thread and keeps no connection; [Standing] and [ConnectionPool] do.
public final class WireDialer {
    /// How long a handshake may take, on either side.
    static final Duration HANDSHAKE = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger("dev.gatehouse.wire");

    private final Path socket;
    private final Zone self;
    private final Zone to;
    private final Secrets secrets;
    private final PeerUser peers;
    private final Tally tally = new Tally();

    private WireDialer(Path socket, Zone self, Zone to, Secrets secrets, PeerUser peers) {
        this.socket = socket;
        this.self = self;
        this.to = to;
        this.secrets = secrets;
        this.peers = peers;
    }

    /// A dialler from `self` to the socket on which `to` listens.
    ///
    /// @throws IllegalArgumentException when these zones do not talk, not in this direction, or share no secret
    public static WireDialer to(Path socket, Zone self, Zone to, Secrets secrets, PeerUser peers) {
        if (Lane.dialled(self, to).isEmpty() || secrets.with(to).isEmpty()) {
            throw new IllegalArgumentException(self + " does not dial " + to + ", or shares no start secret with it");
        }
        return new WireDialer(socket, self, to, secrets, peers);
    }

    /// Connects and proves both sides, within the deadline and two seconds.
    public Connection connect(Deadline deadline) throws WireException {
        Link link = new Link(open());
        link.within(deadline.nanosLeft() < HANDSHAKE.toNanos() ? deadline : Deadline.after(HANDSHAKE));
        try {
            link.channel().connect(UnixDomainSocketAddress.of(socket));
            peers.require(link.channel());
            Lane lane = Handshake.dial(link, self, to, secrets);
            link.within(Deadline.never());
            return new Connection(link, lane, self, tally);
        } catch (WireViolation theirs) {
            link.close();
            Connection.note(LOG, tally, "whoever listens for " + to, theirs);
            throw theirs;
        } catch (WireException known) {
            link.close();
            throw known;
        } catch (IOException unreachable) {
            link.close();
            throw new WireGone(to + " does not listen", unreachable);
        }
    }

    private static SocketChannel open() throws WireException {
        try {
            return SocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (IOException none) {
            throw new WireGone("no socket is to be had", none);
        }
    }

    /// The zone that listens.
    public Zone to() {
        return to;
    }

    /// The breaches of the listener.
    public Tally tally() {
        return tally;
    }
}
