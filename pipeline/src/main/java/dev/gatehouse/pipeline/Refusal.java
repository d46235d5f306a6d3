package dev.gatehouse.pipeline;

import java.util.Objects;

/// A no with a name: the code for machines and the caller's sentence with it, a detail for the ledger alone, and whether
/// anything happened upstream.
///
/// @param code what was refused, and through it HTTP status, JSON-RPC code, sentence and whose move is next
/// @param detail for operators: the rule, limit or fact behind it; names and numbers, never arguments, results or secrets
/// @param effect whether anything happened upstream
public record Refusal(Code code, String detail, Effect effect) {
    public Refusal {
        Objects.requireNonNull(code);
        Objects.requireNonNull(detail);
        Objects.requireNonNull(effect);
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
