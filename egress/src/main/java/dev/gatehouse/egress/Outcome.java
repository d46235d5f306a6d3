package dev.gatehouse.egress;

/// What became of a request: an [Incoming] answer, or the one reason why there is none.
public sealed interface Outcome permits Incoming, DialFailure {
}
