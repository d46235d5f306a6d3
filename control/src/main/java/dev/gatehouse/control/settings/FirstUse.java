package dev.gatehouse.control.settings;

import java.util.Optional;

/// Who decides about what a server offers that nobody has approved yet.
public enum FirstUse {
    /// It counts as approved at first sight, and the operator reads of it. On loopback alone.
    TRUSTED("trust"),
    /// An operator.
    ASKED("ask");

    private final String word;

    FirstUse(String word) {
        this.word = word;
    }

    /// As it is written.
    public String word() {
        return word;
    }

    /// Who is written there.
    public static FirstUse of(String word) {
        return word.equals(TRUSTED.word) ? TRUSTED : ASKED;
    }

    /// Who decides where the gate listens. What is trusted unasked must have been offered to this machine alone.
    static FirstUse of(Optional<FirstUse> written, Listen listen) {
        return listen.onLoopback() ? written.orElse(TRUSTED) : ASKED;
    }
}
