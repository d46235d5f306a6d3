package dev.gatehouse.pipeline;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// A no with a name: the code for machines and the caller's sentence with it, a detail for the ledger alone, and whether
/// anything happened upstream.
///
/// @param code what was refused, and through it HTTP status, JSON-RPC code, sentence and whose move is next
/// @param detail for operators: the rule, limit or fact behind it; names and numbers, never arguments, results or secrets
/// @param effect whether anything happened upstream
/// @param pause how long until the same would be worth another try, where that is known
public record Refusal(Code code, String detail, Effect effect, Optional<Duration> pause) {
    public Refusal {
        Objects.requireNonNull(code);
        Objects.requireNonNull(detail);
        Objects.requireNonNull(effect);
        Objects.requireNonNull(pause);
    }

    /// One of which nobody knows when to try again.
    public Refusal(Code code, String detail, Effect effect) {
        this(code, detail, effect, Optional.empty());
    }

    /// The same, and when another try would be worth it.
    public Refusal until(Duration time) {
        return new Refusal(code, detail, effect, Optional.of(time));
    }

    /// That time in whole seconds, as callers are told it: never too short, and 1 at least.
    public OptionalLong retryAfter() {
        return pause.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Math.max(1, pause.get().plusNanos(999_999_999).toSeconds()));
    }

    /// A refusal before anything was sent.
    public static Refusal of(Code code, String detail) {
        return new Refusal(code, detail, Effect.NONE);
    }

    /// A refusal after the call had left for the server.
    public static Refusal after(Effect effect, Code code, String detail) {
        return new Refusal(code, detail, effect);
    }
}
