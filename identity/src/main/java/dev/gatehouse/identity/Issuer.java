package dev.gatehouse.identity;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One outside issuer of tokens, as an operator wrote it.
///
/// @param name how this house calls it, in caller keys, the ledger and revocations; never `local`
/// @param url the exact `iss` of its tokens: compared as text, never normalised (RFC 9207 §2.4)
/// @param signed how its JWT access tokens are judged, if it issues any
/// @param introspected how its opaque tokens are judged, if it issues any
public record Issuer(
        String name,
        String url,
        Optional<Signed> signed,
        Optional<Introspected> introspected,
        Tenancy tenancy,
        Kind kind,
        ClaimNames claims) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern URL = Pattern.compile("https?://[!-~&&[^\"\\\\<>#?]]{1,500}");

    public Issuer {
        Objects.requireNonNull(tenancy);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(claims);
        if (!NAME.matcher(name).matches() || name.equals("local")) {
            throw new IllegalArgumentException("an issuer's name is a-z 0-9 and -, and is not `local`");
        }
        if (!URL.matcher(url).matches()) {
            throw new IllegalArgumentException("an issuer is an http(s) URL without query and fragment");
        }
        if (signed.isEmpty() && introspected.isEmpty()) {
            throw new IllegalArgumentException("an issuer has signed tokens, introspected tokens, or both");
        }
    }

    /// An issuer of JWT access tokens whose callers all belong to one tenant, everything else at its strictest.
    public static Issuer signing(String name, String url, Set<Algorithm> algorithms, Tenancy tenancy) {
        return new Issuer(name, url, Optional.of(Signed.strict(algorithms)), Optional.empty(), tenancy, Kind.BY_CLAIMS, ClaimNames.USUAL);
    }

    /// An issuer of opaque tokens, everything else at its strictest.
    public static Issuer introspecting(String name, String url, Tenancy tenancy) {
        return new Issuer(name, url, Optional.empty(), Optional.of(Introspected.strict()), tenancy, Kind.BY_CLAIMS, ClaimNames.USUAL);
    }

    /// How JWT access tokens are judged.
    ///
    /// @param algorithms the only ones accepted
    /// @param plainJwtType whether `typ: JWT` (or none) passes beside `at+jwt`. Some issuers know no other; the price is that
    ///     an ID token with the right audience looks like an access token (RFC 9068 §5)
    /// @param discovered whether the issuer's metadata is read before its keys, and must name this very issuer (RFC 8414 §3.3)
    public record Signed(Set<Algorithm> algorithms, boolean plainJwtType, boolean discovered) {
        public Signed {
            if (algorithms.isEmpty()) {
                throw new IllegalArgumentException("an issuer of signed tokens needs at least one algorithm");
            }
            algorithms = Set.copyOf(EnumSet.copyOf(algorithms));
        }

        /// Only `at+jwt`, metadata checked.
        public static Signed strict(Set<Algorithm> algorithms) {
            return new Signed(algorithms, false, true);
        }
    }

    /// How opaque tokens are judged (RFC 7662).
    ///
    /// @param audienceless why answers without `aud` are accepted, written by an operator: such a token may have been issued
    ///     for anybody. Without a reason they are refused
    public record Introspected(Optional<String> audienceless) {
        public Introspected {
            if (audienceless.isPresent() && audienceless.get().isBlank()) {
                throw new IllegalArgumentException("accepting tokens without an audience needs a written reason");
            }
        }

        /// An answer must name this route as its audience.
        public static Introspected strict() {
            return new Introspected(Optional.empty());
        }
    }
}
