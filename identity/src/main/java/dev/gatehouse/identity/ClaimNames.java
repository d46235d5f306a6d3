package dev.gatehouse.identity;

import java.util.Objects;

/// In which claims an issuer writes roles and groups.
///
/// A name that begins with `/` is a JSON pointer (RFC 6901), as in `/realm_access/roles`; any other is the name of a
/// top-level claim, dots and colons included. A claim that is absent means none.
public record ClaimNames(String roles, String groups) {
    /// `roles` and `groups`, as RFC 9068 §2.2.3.1 names them.
    public static final ClaimNames USUAL = new ClaimNames("roles", "groups");

    public ClaimNames {
        Objects.requireNonNull(roles);
        Objects.requireNonNull(groups);
    }
}
