package dev.gatehouse.identity;

/// Whether an issuer's callers are people or programs.
public enum Kind {
    /// A program if `client_id` (or `azp`) equals `sub`, as with client credentials (RFC 9068 §2.2); else a person.
    BY_CLAIMS,
    /// All are people, or act with a person's token.
    PERSON,
    /// All are programs with an identity of their own.
    WORKLOAD
}
