package dev.gatehouse.confine;

import static dev.gatehouse.confine.Sockets.ROUTE;
import static dev.gatehouse.confine.Sockets.TCP;
import static dev.gatehouse.confine.Sockets.UDP;
import static dev.gatehouse.confine.Sockets.UNIX;

import java.util.Set;

/// Who stands behind the walls: fixes the network rules and the two seccomp stages; files and ports are said in [Walls].
public enum Profile {
    /// Listens on its ports and dials nobody: after the second stage `socket`, `connect`, `bind` and `listen` are refused.
    GATE(Network.BIND_LISTED, Set.of(UNIX, TCP), Second.SEALED, Set.of()),
    /// Dials out by TCP, asks names by UDP, speaks on unix sockets; binds no TCP port; after the second stage binds and listens on nothing.
    BROKER(Network.CONNECT_ONLY, Set.of(UNIX, TCP, UDP, ROUTE), Second.DIALLER, Set.of(UNIX, TCP, UDP, ROUTE)),
    /// Speaks on unix sockets and nothing else.
    RECORDER(Network.BIND_LISTED, Set.of(UNIX), Second.QUIET, Set.of(UNIX)),
    /// Binds its TCP port before the second stage; after it opens unix sockets only.
    OFFICE(Network.BIND_LISTED, Set.of(UNIX, TCP), Second.QUIET, Set.of(UNIX)),
    /// Starts programs, which keep the machine's network; its second stage adds only what no program of its may do either.
    KEEPER(Network.OPEN, Set.of(UNIX, TCP, UDP, ROUTE), Second.STARTER, Set.of(UNIX, TCP, UDP, ROUTE)),
    /// A hosted program, stacked on the keeper's walls: the machine's network by TCP and UDP, and no unix socket at all, so that
    /// a container engine's socket is out of reach. It has no second stage.
    SERVER(Network.OPEN, Set.of(TCP, UDP, ROUTE), Second.STARTER, Set.of(TCP, UDP, ROUTE));

    /// What Landlock says about TCP.
    enum Network { BIND_LISTED, CONNECT_ONLY, OPEN }

    /// What the second stage takes away.
    enum Second {
        /// No program, no foreign process, no metadata, and no new, connected or bound socket.
        SEALED,
        /// No program, no foreign process, no metadata; the sockets of the profile.
        QUIET,
        /// As [#QUIET], and no `bind` or `listen`.
        DIALLER,
        /// Only what a hosted program need not do either: other processes' limits and priorities.
        STARTER
    }

    final Network network;
    final Set<Sockets> firstSockets;
    final Second second;
    final Set<Sockets> secondSockets;

    Profile(Network network, Set<Sockets> firstSockets, Second second, Set<Sockets> secondSockets) {
        this.network = network;
        this.firstSockets = firstSockets;
        this.second = second;
        this.secondSockets = secondSockets;
    }

    /// Whether a program of this profile may start other programs.
    public boolean startsPrograms() {
        return second == Second.STARTER;
    }

    /// Whether Landlock refuses every TCP connection.
    public boolean connectDenied() {
        return network == Network.BIND_LISTED;
    }

    /// Whether Landlock refuses TCP ports that were not listed.
    public boolean bindDenied() {
        return network != Network.OPEN;
    }

    /// Whether a unix socket can still be opened after the last stage.
    public boolean opensUnixSockets() {
        return secondSockets.contains(UNIX);
    }
}
