package dev.gatehouse.ledger;

import java.time.Instant;

/// A line as it was read back: its number, when the recorder wrote it, and what it says.
public record Recorded(long seq, Instant at, Line line) {}
