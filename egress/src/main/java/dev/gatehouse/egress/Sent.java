package dev.gatehouse.egress;

/// Whether the other side may have seen the request. What may have been sent is never sent again.
public enum Sent {
    /// Not one byte of the request was handed to the network: nothing happened there.
    NO,
    /// At least one byte was: nobody here knows whether it took effect.
    MAYBE
}
