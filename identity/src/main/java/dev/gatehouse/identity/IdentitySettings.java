package dev.gatehouse.identity;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// All that identity is told, immutable: swapped as a whole by [Authenticator#use].
///
/// @param issuers outside issuers, in the order in which opaque tokens are asked about
/// @param local this house's own tokens; empty accepts none
/// @param skew how far clocks may be apart, at most 60 s
/// @param lifetimeCap the longest life of a token that is accepted, at most 24 h; an issuer that signs for a year is refused
/// @param tokenBytes the longest token read at all, at most 8 KiB
public record IdentitySettings(
        List<Issuer> issuers,
        Optional<LocalIssuer> local,
        List<ProtectedRoute> routes,
        Duration skew,
        Duration lifetimeCap,
        int tokenBytes,
        Revocations revocations) {

    /// The longest token that any setting can allow.
    public static final int MOST_TOKEN_BYTES = 8 * 1024;
    private static final Duration MOST_SKEW = Duration.ofSeconds(60);
    static final Duration LONGEST_LIFE = Duration.ofHours(24);

    public IdentitySettings {
        issuers = List.copyOf(issuers);
        routes = List.copyOf(routes);
        Objects.requireNonNull(local);
        Objects.requireNonNull(revocations);
        within(skew, Duration.ZERO, MOST_SKEW, "clock skew");
        within(lifetimeCap, Duration.ofMinutes(1), LONGEST_LIFE, "lifetime cap");
        if (tokenBytes < 256 || tokenBytes > MOST_TOKEN_BYTES) {
            throw new IllegalArgumentException("the token size cap lies between 256 and " + MOST_TOKEN_BYTES + " bytes");
        }
        refuseTwins(issuers.stream().map(Issuer::name).toList(), "two issuers share the name ");
        refuseTwins(issuers.stream().map(Issuer::url).toList(), "two issuers share the URL ");
        refuseTwins(routes.stream().map(route -> route.resource().url()).toList(), "two routes share the resource URL ");
    }

    /// These issuers and routes with the usual limits: 30 s of skew, 24 h of life, 8 KiB.
    public static IdentitySettings of(
            List<Issuer> issuers, Optional<LocalIssuer> local, List<ProtectedRoute> routes, Revocations revocations) {
        return new IdentitySettings(issuers, local, routes, Duration.ofSeconds(30), LONGEST_LIFE, MOST_TOKEN_BYTES, revocations);
    }

    private static void within(Duration value, Duration least, Duration most, String what) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("the " + what + " lies between " + least + " and " + most);
        }
    }

    private static void refuseTwins(List<String> names, String sentence) {
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(sentence + name);
            }
        }
    }
}
