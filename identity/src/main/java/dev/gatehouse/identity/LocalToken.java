package dev.gatehouse.identity;

import java.time.Instant;

/// A local token that was just made: its id and end for the ledger, and its text for the one who asked.
///
/// No record and no `toString`, so that it reaches a log or an error only by the call that is named for it.
public final class LocalToken {
    private final String text;
    private final String id;
    private final Instant expiry;

    LocalToken(String text, String id, Instant expiry) {
        if (text.length() > IdentitySettings.MOST_TOKEN_BYTES) {
            throw new IllegalArgumentException("a token for that many routes is longer than the gate reads; name fewer");
        }
        this.text = text;
        this.id = id;
        this.expiry = expiry;
    }

    /// The bearer token. Whoever has it is the caller, so it goes to the caller alone.
    public String reveal() {
        return text;
    }

    /// Its `jti`, by which it can be revoked.
    public String id() {
        return id;
    }

    public Instant expiry() {
        return expiry;
    }
}
