package dev.gatehouse.control.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whose tokens, and which tokens, are not believed any more. Times are whole seconds, as in tokens.
///
/// @param callers callers with the time of their revocation
/// @param tokens token ids until their expiry, after which they need no revocation
/// @param issuers issuers by configured name
public record Revocations(SortedMap<CallerName, Since> callers, SortedMap<String, Instant> tokens, SortedMap<String, Since> issuers) {
    /// Nothing revoked.
    public static final Revocations NONE = new Revocations(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public Revocations {
        callers = Collections.unmodifiableSortedMap(new TreeMap<>(callers));
        tokens = Collections.unmodifiableSortedMap(new TreeMap<>(tokens));
        issuers = Collections.unmodifiableSortedMap(new TreeMap<>(issuers));
    }

    /// When something was revoked, and whether it was taken back since. Taking back does not bring old tokens to life: those
    /// issued up to that second stay void.
    public record Since(Instant at, boolean takenBack) {
        public Since {
            at = Instant.ofEpochSecond(at.getEpochSecond());
        }

        boolean voids(Instant issued) {
            return !takenBack || !issued.isAfter(at.plusSeconds(1).minusNanos(1));
        }
    }

    /// Why a token is not believed, if it is not: `caller`, `token` or `issuer`. A caller whose name no verb could write can
    /// never be revoked, and so is not believed in the first place.
    ///
    /// @param issuer the issuer's configured name, `local` for tokens of this house
    /// @param issued when the token was made; the epoch where it does not say
    public Optional<String> against(String issuer, String tenant, String caller, String tokenId, Instant issued) {
        if (tokens.containsKey(tokenId)) {
            return Optional.of("token");
        }
        Since bySource = issuers.get(issuer);
        if (bySource != null && bySource.voids(issued)) {
            return Optional.of("issuer");
        }
        if (!CallerName.isOne(tenant, caller)) {
            return Optional.of("caller");
        }
        Since byName = callers.get(new CallerName(tenant, caller));
        return byName != null && byName.voids(issued) ? Optional.of("caller") : Optional.empty();
    }

    Revocations caller(CallerName name, Since since) {
        return new Revocations(with(callers, name, since), tokens, issuers);
    }

    Revocations issuer(String name, Since since) {
        return new Revocations(callers, tokens, with(issuers, name, since));
    }

    Revocations token(String id, Instant until) {
        return new Revocations(callers, with(tokens, id, Instant.ofEpochSecond(until.getEpochSecond())), issuers);
    }

    /// Without the tokens that are expired by themselves.
    Revocations at(Instant now) {
        List<String> expired = new ArrayList<>();
        tokens.forEach((id, until) -> {
            if (until.isBefore(now)) {
                expired.add(id);
            }
        });
        SortedMap<String, Instant> rest = new TreeMap<>(tokens);
        expired.forEach(rest::remove);
        return new Revocations(callers, rest, issuers);
    }

    private static <K, V> SortedMap<K, V> with(Map<K, V> map, K key, V value) {
        SortedMap<K, V> more = new TreeMap<>(map);
        more.put(key, value);
        return more;
    }
}
