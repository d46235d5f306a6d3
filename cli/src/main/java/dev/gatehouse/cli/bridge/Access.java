package dev.gatehouse.cli.bridge;

/// Where the bridge gets its pass.
interface Access {
    /// A pass that is still good for a while.
    ///
    /// @throws NoGate when there is none, with what a person can do about it
    Pass pass() throws NoGate;

    /// Forgets the present pass: it was refused, or leads to a gate that is gone.
    void forget(Pass used);
}
