package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// JWT access tokens (RFC 7519, RFC 9068, hardened by RFC 8725): of the configured issuers, and of this house.
///
/// The order: shape, then `iss` selects the issuer, then its header rules, then the key, then the signature, and only then what
/// the token claims. The token itself never says where a key is, which key type it is, or what else to believe.
final class SignedTokens {
    private static final Pattern KEY_ID = Pattern.compile("[!-~]{1,256}");
    private static final Set<String> NEVER = Set.of("crit", "zip", "enc", "b64", "jku", "jwk", "x5u", "x5c");

    private final Map<String, Issuer> issuersByUrl;
    private final Map<String, IssuerKeys> keysByName;
    private final Optional<LocalIssuer> local;

    SignedTokens(Map<String, Issuer> issuersByUrl, Map<String, IssuerKeys> keysByName, Optional<LocalIssuer> local) {
        this.issuersByUrl = issuersByUrl;
        this.keysByName = keysByName;
        this.local = local;
    }

    static boolean isKeyId(String kid) {
        return KEY_ID.matcher(kid).matches();
    }

    Facts judge(Token token, Audience audience, Validity validity, Deadline deadline) throws Refused {
        Jwt jwt = taken(token);
        try {
            return judge(jwt, token.fingerprint(), audience, validity, deadline);
        } catch (Malformed wrong) {
            throw Refused.because(Code.TOKEN_INVALID, wrong.getMessage());
        }
    }

    private static Jwt taken(Token token) throws Refused {
        try {
            return Jwt.read(token.lend());
        } catch (Malformed wrong) {
            throw Refused.because(Code.TOKEN_MALFORMED, wrong.getMessage());
        }
    }

    private Facts judge(Jwt jwt, Fingerprint fingerprint, Audience audience, Validity validity, Deadline deadline)
            throws Malformed, Refused {
        String iss = jwt.claims().requiredText("iss");
        if (local.isPresent() && local.get().url().equals(iss)) {
            verifyLocal(jwt, local.get());
            return Facts.local(jwt.claims(), local.get(), fingerprint, hold(jwt.claims(), audience, validity));
        }
        Issuer issuer = issuersByUrl.get(iss);
        if (issuer == null || issuer.signed().isEmpty()) {
            throw Refused.because(Code.TOKEN_INVALID, "an issuer that is not configured for signed tokens");
        }
        verify(jwt, issuer, issuer.signed().get(), deadline);
        return Facts.of(jwt.claims(), issuer, fingerprint, hold(jwt.claims(), audience, validity));
    }

    private static Instant hold(Claims claims, Audience audience, Validity validity) throws Malformed, Refused {
        var expiry = validity.expiry(claims);
        Validity.requireBearer(claims);
        Validity.requireAudience(claims, audience);
        return expiry;
    }

    private void verify(Jwt jwt, Issuer issuer, Issuer.Signed rules, Deadline deadline) throws Malformed, Refused {
        requireType(jwt.header(), rules.plainJwtType());
        Algorithm algorithm = algorithm(jwt.header(), rules.algorithms());
        String kid = keyId(jwt.header());
        requireSignature(jwt, key(keysByName.get(issuer.name()).find(kid, deadline), issuer), algorithm);
    }

    private static void verifyLocal(Jwt jwt, LocalIssuer local) throws Malformed, Refused {
        requireType(jwt.header(), false);
        Algorithm algorithm = algorithm(jwt.header(), Set.of(Algorithm.ES256));
        String kid = keyId(jwt.header());
        for (LocalPublicKey key : local.keys()) {
            if (key.id().equals(kid)) {
                requireSignature(jwt, key.verifying(), algorithm);
                return;
            }
        }
        throw Refused.because(Code.TOKEN_INVALID, "a key that is not this house's");
    }

    private static VerifyingKey key(IssuerKeys.Lookup lookup, Issuer issuer) throws Refused {
        return switch (lookup) {
            case IssuerKeys.Lookup.Found(VerifyingKey key) -> key;
            case IssuerKeys.Lookup.Absent _ -> throw Refused.because(Code.TOKEN_INVALID, "no key of issuer " + issuer.name());
            case IssuerKeys.Lookup.Unsure(String why) -> throw Refused.because(Code.ISSUER_UNREACHABLE, "issuer " + issuer.name() + ": " + why);
        };
    }

    private static void requireSignature(Jwt jwt, VerifyingKey key, Algorithm algorithm) throws Refused {
        if (!jwt.isSignedBy(key, algorithm)) {
            throw Refused.because(Code.TOKEN_INVALID, "the signature does not fit");
        }
    }

    private static void requireType(Claims header, boolean plainJwtType) throws Malformed {
        for (String member : NEVER) {
            if (header.has(member)) {
                throw new Malformed("the header holds " + member);
            }
        }
        String type = header.text("typ").orElse("JWT");
        boolean accessToken = type.equalsIgnoreCase("at+jwt") || type.equalsIgnoreCase("application/at+jwt");
        if (!accessToken && !(plainJwtType && type.equalsIgnoreCase("JWT"))) {
            throw new Malformed("typ is not that of an access token");
        }
    }

    private static Algorithm algorithm(Claims header, Set<Algorithm> allowed) throws Malformed {
        return Algorithm.named(header.requiredText("alg"))
                .filter(allowed::contains)
                .orElseThrow(() -> new Malformed("an algorithm that is not allowed"));
    }

    private static String keyId(Claims header) throws Malformed {
        String kid = header.requiredText("kid");
        if (!isKeyId(kid)) {
            throw new Malformed("kid is not 1 to 256 printable ASCII characters");
        }
        return kid;
    }
}
