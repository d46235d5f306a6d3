package dev.gatehouse.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/// A caller of this house's own, as `caller add` made it.
///
/// @param since when it was added: a token issued before that second is refused, so that adding a revoked name again does not
///     bring its old tokens back
public record LocalCaller(String tenant, String name, Instant since) {
    public LocalCaller {
        Names.requireTenant(tenant);
        Names.requirePlain(name, "a caller's name");
        Objects.requireNonNull(since);
        since = since.truncatedTo(ChronoUnit.SECONDS);
    }

    /// A caller that has always been there.
    public static LocalCaller of(String tenant, String name) {
        return new LocalCaller(tenant, name, Instant.EPOCH);
    }
}
