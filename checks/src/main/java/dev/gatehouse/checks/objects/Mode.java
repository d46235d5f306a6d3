package dev.gatehouse.checks.objects;

import java.util.Arrays;
import java.util.Optional;

/// What marks do. In every mode only what was delivered by calls that break none of them counts.
public enum Mode {
    /// They let everything pass, and notice what is delivered.
    LEARN,
    /// The same, and the ledger says of each call that would have been refused.
    WARN,
    /// They refuse.
    ENFORCE;

    /// As operators write it.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// The mode of this word, if it is one.
    public static Optional<Mode> by(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
