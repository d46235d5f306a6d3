package dev.gatehouse.pipeline;

/// Whose move is next after a refusal: who can change something so that the next try succeeds.
public enum Mover {
    /// The caller sent something wrong or lacks a credential.
    CALLER,
    /// An operator's rule says no; asking again changes nothing until the rule does.
    POLICY,
    /// Nobody is wrong, there is too much at once: wait and try again.
    CAPACITY,
    /// The server behind the gateway is at fault.
    UPSTREAM,
    /// A part of Gatehouse is at fault or not running.
    US
}
