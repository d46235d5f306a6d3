package dev.gatehouse.confine;

/// A kind of socket that a seccomp stage may leave open; every other family, type and protocol is refused.
enum Sockets {
    /// `AF_UNIX`: the zones' wire.
    UNIX,
    /// INET and INET6 streams with protocol 0 or TCP: no MPTCP, no SCTP, which Landlock does not see.
    TCP,
    /// INET and INET6 datagrams with protocol 0 or UDP: name lookups.
    UDP,
    /// `NETLINK_ROUTE`: `getaddrinfo` asks it which addresses this machine has.
    ROUTE
}
