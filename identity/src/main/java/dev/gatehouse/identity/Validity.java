package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refused;
import java.time.Duration;
import java.time.Instant;

/// Whether a token holds now: its moments, its length of life, and whether it is for this route.
///
/// @param skew how far the issuer's clock and ours may be apart
/// @param cap the longest life accepted
record Validity(Instant now, Duration skew, Duration cap) {

    /// When the token ends, after its moments were judged (RFC 7519 §4.1.4 to §4.1.6).
    Instant expiry(Claims claims) throws Malformed, Refused {
        Instant expiry = claims.moment("exp").orElseThrow(() -> new Malformed("no exp"));
        Instant issued = claims.moment("iat").orElse(now);
        if (!now.isBefore(expiry.plus(skew))) {
            throw Refused.because(Code.TOKEN_EXPIRED, "exp has passed");
        }
        if (claims.moment("nbf").orElse(Instant.MIN).isAfter(now.plus(skew))) {
            throw Refused.because(Code.TOKEN_INVALID, "nbf lies ahead");
        }
        if (issued.isAfter(now.plus(skew))) {
            throw Refused.because(Code.TOKEN_INVALID, "iat lies ahead");
        }
        if (claims.has("iat") && !issued.isBefore(expiry)) {
            throw Refused.because(Code.TOKEN_INVALID, "exp is not after iat");
        }
        if (Duration.between(issued, expiry).compareTo(cap) > 0) {
            throw Refused.because(Code.TOKEN_INVALID, "lives longer than " + cap);
        }
        return expiry;
    }

    /// Bound to a key by its issuer (RFC 9449, RFC 8705), a token must not pass as one that its bearer alone vouches for.
    static void requireBearer(Claims claims) throws Refused {
        if (claims.has("cnf")) {
            throw Refused.because(Code.TOKEN_INVALID, "bound to a key, shown as bearer");
        }
    }

    /// `aud` holds this route's URL, to the letter (RFC 8707, MCP authorization: audience binding).
    static void requireAudience(Claims claims, Audience audience) throws Malformed, Refused {
        if (!claims.texts("aud").contains(audience.url())) {
            throw Refused.because(Code.TOKEN_WRONG_AUDIENCE, "aud does not name this route");
        }
    }
}
