package dev.gatehouse.office.pins;

import dev.gatehouse.checks.pinning.Definition;
import java.time.Instant;

/// A definition that is used, and by whose word.
public record Approved(Definition definition, Instant at, By by) {
    /// By whose word.
    public enum By {
        /// Nobody's: it came first, on loopback.
        FIRST_USE("first use"),
        OPERATOR("operator");

        private final String word;

        By(String word) {
            this.word = word;
        }

        /// As it is written.
        public String word() {
            return word;
        }
    }
}
