package dev.gatehouse.identity;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Scope tokens by their grammar (RFC 6749 §3.3): printable ASCII without space, quote and backslash, so that a scope can
/// never break out of a challenge's quoted string.
final class Scopes {
    private static final Pattern TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,256}");
    private static final int MOST = 256;

    private Scopes() {}

    static void requireToken(String scope) {
        if (!isToken(scope)) {
            throw new IllegalArgumentException("a scope is 1 to 256 printable ASCII characters without space, quote and backslash");
        }
    }

    static boolean isToken(String scope) {
        return TOKEN.matcher(scope).matches();
    }

    /// The scopes of a space-separated list, or empty if it does not follow the grammar. No text is no scope.
    static Optional<Set<String>> split(String list) {
        var scopes = new LinkedHashSet<String>();
        if (list.isEmpty()) {
            return Optional.of(scopes);
        }
        for (String scope : list.split(" ", -1)) {
            if (!isToken(scope) || scopes.size() == MOST) {
                return Optional.empty();
            }
            scopes.add(scope);
        }
        return Optional.of(scopes);
    }
}
