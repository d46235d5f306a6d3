package dev.gatehouse.checks.objects;

import java.util.Set;

/// Which ids were delivered to whom. Implementations answer in microseconds, are asked by many threads at once, and forget rather than mix up:
/// what is forgotten is refused until it is delivered again. One suite, `DeliveriesContract`, holds for all of them.
///
/// An answer takes the same work for an id that nobody has as for one that somebody else has: only the one caller's own are looked at.
public interface Deliveries {
    /// To whom, by which server, and of which type. Two that differ in any part have nothing in common.
    ///
    /// @param caller [dev.gatehouse.pipeline.Caller#key()]
    record To(String tenant, String caller, String server, String type) {}

    /// Notes that these are being delivered now.
    void add(To to, Set<ObjectId> ids);

    /// Whether just this one was delivered, and not too long ago.
    boolean has(To to, ObjectId id);
}
