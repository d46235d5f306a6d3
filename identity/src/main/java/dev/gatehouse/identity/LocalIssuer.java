package dev.gatehouse.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// This house as an issuer: the office's public keys, and the callers that exist.
///
/// @param homeId which house; its tokens carry `urn:gatehouse:<home id>` as `iss`, so that another house's never fit
/// @param keys every key whose tokens are still accepted; a removed key ends its tokens
/// @param callers a token for a name that is not here is refused, however well it is signed
public record LocalIssuer(String homeId, List<LocalPublicKey> keys, Set<LocalCaller> callers) {
    private static final Pattern HOME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public LocalIssuer {
        Objects.requireNonNull(homeId);
        if (!HOME.matcher(homeId).matches()) {
            throw new IllegalArgumentException("a home id is 1 to 64 characters of A-Z a-z 0-9 . _ -");
        }
        keys = List.copyOf(keys);
        callers = Set.copyOf(callers);
    }

    /// The exact `iss` of local tokens.
    public String url() {
        return "urn:gatehouse:" + homeId;
    }

    /// Whether there is such a caller, and was when the token was made.
    boolean knows(String tenant, String name, Instant issued) {
        return callers.stream()
                .filter(each -> each.tenant().equals(tenant) && each.name().equals(name))
                .anyMatch(each -> !issued.isBefore(each.since()));
    }
}
