package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Code;
import java.util.Optional;

/// The value of a `WWW-Authenticate` header: where to learn about this resource, what was wrong, which scopes are needed
/// (RFC 6750 §3, RFC 9728 §5.1; MCP 2026-07-28 authorization).
///
/// Nothing from a request is in it: it is made of the route's own URL and scopes and the sentence of a [Code], and each of these
/// is held to a grammar without quotes, backslashes and controls. See `ChallengeTest`.
public final class Challenge {
    private final String header;

    private Challenge(String header) {
        this.header = header;
    }

    /// The challenge that goes with a code on this route; empty for a code that no other token would mend.
    public static Optional<Challenge> of(Code code, ProtectedRoute route) {
        return switch (code.http()) {
            case 401 -> Optional.of(challenge(route, code == Code.TOKEN_MISSING ? "" : "invalid_token", code));
            case 403 -> code == Code.SCOPE_INSUFFICIENT ? Optional.of(challenge(route, "insufficient_scope", code)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// The header's value.
    public String value() {
        return header;
    }

    @Override
    public String toString() {
        return header;
    }

    /// Without a token no error is named (RFC 6750 §3.1).
    private static Challenge challenge(ProtectedRoute route, String error, Code code) {
        var header = new StringBuilder("Bearer ");
        add(header, "resource_metadata", ProtectedResource.metadataUrl(route.resource()));
        if (!error.isEmpty()) {
            add(header, "error", error);
        }
        if (!route.scopes().isEmpty()) {
            add(header, "scope", String.join(" ", route.scopes()));
        }
        if (!error.isEmpty()) {
            add(header, "error_description", code.sentence());
        }
        return new Challenge(header.toString());
    }

    private static void add(StringBuilder header, String name, String value) {
        if (!value.chars().allMatch(Challenge::plain)) {
            throw new IllegalArgumentException(name + " cannot stand in a challenge");
        }
        header.append(header.charAt(header.length() - 1) == ' ' ? "" : ", ").append(name).append("=\"").append(value).append('"');
    }

    private static boolean plain(int each) {
        return each >= 0x20 && each <= 0x7E && each != '"' && each != '\\';
    }
}
