package dev.gatehouse.checks.permission.conditions;

import java.util.Optional;
import java.util.Set;

/// Something wrong with a condition, found before it ever runs.
///
/// @param line of the condition's own text, from 1
/// @param column of that line, from 1
/// @param said what is wrong, and what is meant: a sentence
/// @param slip the word that is not known there, where it is one
public record Flaw(int line, int column, String said, Optional<Slip> slip) {
    /// A word that is not known, and those that are.
    public record Slip(String written, Set<String> known) {
        public Slip {
            known = Set.copyOf(known);
        }
    }
}
