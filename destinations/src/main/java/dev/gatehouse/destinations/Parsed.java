package dev.gatehouse.destinations;

/// What reading a written URL gives: a [Destination], or the one flaw that was found first.
public sealed interface Parsed permits Destination, Unusable {
}
