package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything that one version of the settings decides, and what it decided lately. A new version is a new house.
final class House {
    private static final Duration SIGNED_KEPT = Duration.ofSeconds(60);
    private static final Duration OPAQUE_KEPT = Duration.ofSeconds(30);
    private static final Duration NO_KEPT = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int MOST_QUESTIONS = 32;

    /// A verdict holds for one token on one route: a yes on one route says nothing on another.
    private record OnRoute(Fingerprint token, Audience route) {}

    private final IdentitySettings settings;
    private final Map<Audience, ProtectedRoute> routes;
    private final SignedTokens signed;
    private final OpaqueTokens opaque;
    private final InstantSource clock;
    private final Remembered<OnRoute, Facts> good = new Remembered<>(MOST_REMEMBERED);
    private final Remembered<OnRoute, Refusal> bad = new Remembered<>(MOST_REMEMBERED);
    private final Remembered<Fingerprint, Boolean> seen = new Remembered<>(MOST_REMEMBERED);
    private final ConcurrentMap<OnRoute, Question> questions = new ConcurrentHashMap<>();

    House(IdentitySettings settings, Map<String, IssuerKeys> keys, Introspection introspection, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.routes = settings.routes().stream().collect(Collectors.toUnmodifiableMap(ProtectedRoute::resource, Function.identity()));
        this.signed = new SignedTokens(byUrl(settings.issuers()), Map.copyOf(keys), settings.local());
        this.opaque = new OpaqueTokens(settings.issuers(), introspection, MOST_QUESTIONS);
    }

    Optional<ProtectedRoute> route(Audience route) {
        return Optional.ofNullable(routes.get(route));
    }

    Judgement judge(List<String> headers, ProtectedRoute route, Deadline deadline) throws Refused {
        try (Token token = Token.from(headers, settings.tokenBytes())) {
            Facts facts = facts(token, route, deadline);
            requireStanding(facts);
            requireScopes(facts, route);
            return new Judgement.Known(facts.caller(), facts.expiry());
        }
    }

    boolean seemsKnown(List<String> headers) {
        try (Token token = Token.from(headers, settings.tokenBytes())) {
            return seen.get(token.fingerprint(), clock.instant()).isPresent();
        } catch (Refused _) {
            return false;
        }
    }

    private Facts facts(Token token, ProtectedRoute route, Deadline deadline) throws Refused {
        var key = new OnRoute(token.fingerprint(), route.resource());
        Optional<Facts> known = good.get(key, clock.instant());
        if (known.isPresent()) {
            return known.get();
        }
        return token.looksSigned() ? verified(token, key, deadline) : introspected(token, key, deadline);
    }

    private Facts verified(Token token, OnRoute key, Deadline deadline) throws Refused {
        return remember(key, signed.judge(token, key.route(), validity(), deadline), SIGNED_KEPT);
    }

    private Facts introspected(Token token, OnRoute key, Deadline deadline) throws Refused {
        var mine = new Question();
        Question running = questions.putIfAbsent(key, mine);
        if (running != null) {
            return running.await(deadline);
        }
        try {
            return mine.ask(() -> asked(token, key, deadline));
        } finally {
            questions.remove(key, mine);
        }
    }

    /// Looks once more at what is remembered, since the question before this one may just have been answered.
    private Facts asked(Token token, OnRoute key, Deadline deadline) throws Refused {
        Optional<Facts> yes = good.get(key, clock.instant());
        if (yes.isPresent()) {
            return yes.get();
        }
        Optional<Refusal> known = bad.get(key, clock.instant());
        if (known.isPresent()) {
            throw Refused.because(known.get().code(), known.get().detail());
        }
        try {
            return remember(key, opaque.judge(token, key.route(), validity(), deadline), OPAQUE_KEPT);
        } catch (Refused no) {
            if (no.refusal().code().http() == 401) {
                bad.put(key, no.refusal(), clock.instant().plus(NO_KEPT));
            }
            throw no;
        }
    }

    private Facts remember(OnRoute key, Facts facts, Duration kept) {
        Instant until = earlier(clock.instant().plus(kept), facts.expiry());
        good.put(key, facts, until);
        seen.put(key.token(), true, until);
        return facts;
    }

    private Validity validity() {
        return new Validity(clock.instant(), settings.skew(), settings.lifetimeCap());
    }

    private void requireStanding(Facts facts) throws Refused {
        if (settings.revocations().cover(facts.caller(), facts.standing())) {
            throw Refused.because(Code.TOKEN_REVOKED, "caller, token or issuer is revoked");
        }
    }

    private static void requireScopes(Facts facts, ProtectedRoute route) throws Refused {
        if (!facts.standing().scopes().containsAll(route.scopes())) {
            throw Refused.because(Code.SCOPE_INSUFFICIENT, "the token lacks a scope of the route");
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Map<String, Issuer> byUrl(List<Issuer> issuers) {
        var byUrl = new HashMap<String, Issuer>();
        issuers.forEach(issuer -> byUrl.put(issuer.url(), issuer));
        return Map.copyOf(byUrl);
    }
}
