package dev.gatehouse.destinations;

/// What asking for an allowance gives: the [Allowance], or why there is none.
public sealed interface Permitted permits Allowance, Unusable {
}
