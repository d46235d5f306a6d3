package dev.gatehouse.checks.rate;

import java.util.Locale;

/// What calls of a tool cost its server, or what they can break. An operator says so; a server's own word is not asked.
public enum Cost {
    /// Nothing is said of it.
    USUAL,
    /// It takes long, much of a machine, or money.
    EXPENSIVE,
    /// It deletes, pays or sends: what cannot be taken back.
    DESTRUCTIVE;

    /// The word in settings and details: `expensive`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
