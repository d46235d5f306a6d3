package dev.gatehouse.destinations;

/// A writing that cannot be used, and why.
public record Unusable(Flaw flaw) implements Parsed, Permitted {
}
