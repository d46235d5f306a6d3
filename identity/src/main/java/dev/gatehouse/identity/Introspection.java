package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Deadline;

/// How an issuer is asked about an opaque token (RFC 7662). The broker asks, with the issuer's credentials that it alone holds.
public interface Introspection {
    /// The issuer's answer, at most 64 KiB, for a status of 200 alone; anything else is [Unreachable].
    ///
    /// @param token the token's characters, lent: wiped after this call returns, so never kept
    byte[] introspect(String issuerName, byte[] token, Deadline deadline) throws Unreachable;
}
