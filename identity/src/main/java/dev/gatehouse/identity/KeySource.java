package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Deadline;

/// Where the published documents of an issuer come from. The gate asks the broker over the wire; nothing here connects.
///
/// The name is all that is said: which address that means is the operator's writing, which the broker alone reads. So no token can
/// choose what is fetched.
public interface KeySource {
    /// The document, by this deadline, at most 256 KiB. Called from one thread at a time for each issuer.
    byte[] fetch(String issuerName, Document what, Deadline deadline) throws Unreachable;

    /// What an issuer publishes.
    enum Document {
        /// Authorization server or OpenID Connect metadata (RFC 8414).
        METADATA,
        /// The JWK set that the metadata's `jwks_uri` names, or the operator did.
        KEYS
    }
}
