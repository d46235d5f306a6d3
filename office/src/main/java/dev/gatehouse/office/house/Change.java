package dev.gatehouse.office.house;

import dev.gatehouse.control.register.Outcome;

/// What came of a change.
///
/// @param version the snapshot that holds it
public record Change(Outcome outcome, long version) {}
