package dev.gatehouse.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the tokens of this house for callers on the machine: JWT access tokens (RFC 9068), ES256, at most 24 h.
///
/// Only the office has one. Whether a caller may do anything is not in the token: grants are asked on every call.
public final class LocalTokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_ROUTES = 64;

    private final LocalKey key;
    private final String issuer;
    private final InstantSource clock;

    /// The token maker of a home.
    public LocalTokens(LocalKey key, String homeId) {
        this(key, homeId, InstantSource.system());
    }

    LocalTokens(LocalKey key, String homeId, InstantSource clock) {
        this.key = key;
        this.issuer = new LocalIssuer(homeId, List.of(key.publicKey()), Set.of()).url();
        this.clock = clock;
    }

    /// A token for this caller on these routes.
    ///
    /// @param life from a second to 24 h
    /// @throws IllegalArgumentException for a longer life, for no route or more than 64, for a scope outside its grammar, or for a
    ///     token that would be longer than the gate reads
    public LocalToken issue(LocalCaller caller, Collection<Audience> routes, Duration life, Collection<String> scopes) {
        if (life.compareTo(Duration.ofSeconds(1)) < 0 || life.compareTo(IdentitySettings.LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("a local token lives from one second to 24 hours");
        }
        List<String> audiences = routes.stream().map(Audience::url).distinct().toList();
        if (audiences.isEmpty() || audiences.size() > MOST_ROUTES) {
            throw new IllegalArgumentException("a token is for 1 to " + MOST_ROUTES + " routes");
        }
        scopes.forEach(Scopes::requireToken);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String id = freshId();
        return signed(claims(caller, audiences, now, now.plus(life), id, scopes), id, now.plus(life).truncatedTo(ChronoUnit.SECONDS));
    }

    private Map<String, Object> claims(
            LocalCaller caller, List<String> audiences, Instant from, Instant to, String id, Collection<String> scopes) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("sub", caller.name());
        claims.put("tenant", caller.tenant());
        claims.put("aud", audiences);
        claims.put("iat", from.getEpochSecond());
        claims.put("exp", to.getEpochSecond());
        claims.put("jti", id);
        claims.put("scope", String.join(" ", scopes));
        return claims;
    }

    private LocalToken signed(Map<String, Object> claims, String id, Instant expiry) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType("at+jwt")).keyID(key.publicKey().id()).build();
            var token = new JWSObject(header, new Payload(claims));
            token.sign(new ECDSASigner(key.secret()));
            return new LocalToken(token.serialize(), id, expiry);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("signing failed", impossible);
        }
    }

    /// Never begins with a hyphen: people write ids behind `revoke --token-id`, where that would be an option.
    private static String freshId() {
        byte[] bits = new byte[16];
        String id;
        do {
            RANDOM.nextBytes(bits);
            id = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        } while (id.startsWith("-"));
        return id;
    }
}
