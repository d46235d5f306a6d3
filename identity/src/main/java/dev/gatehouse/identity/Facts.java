package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Caller.Standing;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refused;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What verified claims mean: the caller they describe, and when they end. Used for signed and for introspected tokens alike.
record Facts(Caller caller, Standing standing, Instant expiry) {
    private static final Pattern TOKEN_ID = Pattern.compile("[!-~]{1,128}");

    /// The caller that an outside issuer's claims describe.
    static Facts of(Claims claims, Issuer issuer, Fingerprint fingerprint, Instant expiry) throws Malformed, Refused {
        String name = subject(claims);
        var standing = new Standing(
                issuer.name(),
                tokenId(claims, fingerprint),
                names(claims, issuer.claims().roles()),
                names(claims, issuer.claims().groups()),
                scopes(claims));
        boolean workload = isWorkload(claims, issuer.kind(), name);
        return new Facts(caller(workload, tenant(claims, issuer.tenancy()), name, standing), standing, expiry);
    }

    /// The caller that a local token's claims describe: one that exists, and was there when the token was made.
    static Facts local(Claims claims, LocalIssuer local, Fingerprint fingerprint, Instant expiry) throws Malformed, Refused {
        String name = subject(claims);
        String tenant = claims.requiredText("tenant");
        Instant issued = claims.moment("iat").orElseThrow(() -> new Malformed("no iat"));
        if (!local.knows(tenant, name, issued)) {
            throw Refused.because(Code.TOKEN_REVOKED, "no such local caller, or added after the token was made");
        }
        var standing = new Standing("local", tokenId(claims, fingerprint), Set.of(), Set.of(), scopes(claims));
        return new Facts(new Caller.Person(tenant, name, standing), standing, expiry);
    }

    static boolean isTokenId(String id) {
        return TOKEN_ID.matcher(id).matches();
    }

    private static String subject(Claims claims) throws Malformed {
        String subject = claims.requiredText("sub");
        if (!Names.isPlain(subject)) {
            throw new Malformed("sub is not 1 to 255 visible characters");
        }
        return subject;
    }

    private static String tokenId(Claims claims, Fingerprint fingerprint) throws Malformed {
        String id = claims.text("jti").orElseGet(fingerprint::asTokenId);
        if (!isTokenId(id)) {
            throw new Malformed("jti is not 1 to 128 printable ASCII characters");
        }
        return id;
    }

    private static boolean isWorkload(Claims claims, Kind kind, String subject) throws Malformed {
        return switch (kind) {
            case PERSON -> false;
            case WORKLOAD -> true;
            case BY_CLAIMS -> claims.text(claims.has("client_id") ? "client_id" : "azp").filter(subject::equals).isPresent();
        };
    }

    private static String tenant(Claims claims, Tenancy tenancy) throws Malformed, Refused {
        return switch (tenancy) {
            case Tenancy.One(String tenant) -> tenant;
            case Tenancy.Claimed(String claim, Set<String> tenants) -> {
                Optional<String> named = claims.textAt(claim);
                yield named.filter(tenants::contains).orElseThrow(() -> Refused.because(Code.TOKEN_INVALID, "a tenant not of this issuer"));
            }
        };
    }

    private static Set<String> names(Claims claims, String claim) throws Malformed {
        Set<String> names = claims.texts(claim);
        if (!names.stream().allMatch(Names::isPlain)) {
            throw new Malformed("a role or group is not 1 to 255 visible characters");
        }
        return names;
    }

    /// `scope` as RFC 8693 §4.2 writes it; `scp`, as a string or a list, where an issuer has only that.
    private static Set<String> scopes(Claims claims) throws Malformed {
        if (claims.has("scope")) {
            return split(claims.requiredText("scope"));
        }
        var scopes = new HashSet<String>();
        for (String each : claims.texts("scp")) {
            scopes.addAll(split(each));
        }
        return scopes;
    }

    private static Set<String> split(String list) throws Malformed {
        return Scopes.split(list).orElseThrow(() -> new Malformed("scope does not follow its grammar"));
    }

    private static Caller caller(boolean workload, String tenant, String name, Standing standing) {
        return workload ? new Caller.Workload(tenant, name, standing) : new Caller.Person(tenant, name, standing);
    }
}
