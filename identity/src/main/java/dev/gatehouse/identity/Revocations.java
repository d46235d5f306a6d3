package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Caller;
import java.util.Set;

/// What no longer counts, however valid its token: callers, single tokens, whole issuers.
///
/// Asked on every call, also where the verdict on the token was remembered.
///
/// @param tokenIds ids as [Caller.Standing#tokenId()] gives them (`jti`, or the fingerprint of a token without one)
/// @param issuers configured names; `local` revokes all local tokens
public record Revocations(Set<Owner> callers, Set<String> tokenIds, Set<String> issuers) {
    /// Nothing is revoked.
    public static final Revocations NONE = new Revocations(Set.of(), Set.of(), Set.of());

    public Revocations {
        callers = Set.copyOf(callers);
        tokenIds = Set.copyOf(tokenIds);
        issuers = Set.copyOf(issuers);
    }

    /// One caller by what makes it that caller, person and workload alike.
    public record Owner(String tenant, String issuer, String name) {}

    boolean cover(Caller caller, Caller.Standing standing) {
        return issuers.contains(standing.issuer())
                || tokenIds.contains(standing.tokenId())
                || callers.contains(new Owner(caller.tenant(), standing.issuer(), caller.name()));
    }
}
