package dev.gatehouse.control.settings;

import java.util.Optional;

/// How servers' tools come to be approved.
///
/// @param firstUse who decides about what nobody has approved yet, where that is written
public record PinSettings(Optional<FirstUse> firstUse) {}
