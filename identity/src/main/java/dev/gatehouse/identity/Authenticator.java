package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says who asks: from the `Authorization` header of a request to a [dev.gatehouse.pipeline.Caller], or to a refusal.
///
/// There is no way around it and no setting that turns it off. Settings are swapped as a whole; keys of issuers that did not
/// change survive the swap, verdicts do not. Safe for any number of threads.
public final class Authenticator {
    private static final System.Logger LOG = System.getLogger(Authenticator.class.getName());

    private record KeysOf(Issuer issuer, IssuerKeys keys) {}

    private final KeySource source;
    private final Introspection introspection;
    private final KeyTimes times;
    private final InstantSource clock;
    private Map<String, KeysOf> keys = Map.of();
    private volatile House house;

    /// An authenticator on the system's clock. Nothing is fetched before the first token asks for it.
    public Authenticator(IdentitySettings settings, KeySource source, Introspection introspection) {
        this(settings, source, introspection, KeyTimes.USUAL, InstantSource.system());
    }

    Authenticator(IdentitySettings settings, KeySource source, Introspection introspection, KeyTimes times, InstantSource clock) {
        this.source = source;
        this.introspection = introspection;
        this.times = times;
        this.clock = clock;
        use(settings);
    }

    /// Judges by these settings from now on. Every remembered verdict is forgotten.
    public synchronized void use(IdentitySettings settings) {
        keys = keysFor(settings);
        var byName = new HashMap<String, IssuerKeys>();
        keys.forEach((name, each) -> byName.put(name, each.keys()));
        house = new House(settings, byName, introspection, clock);
    }

    /// Who asks for this route.
    ///
    /// @param authorizationHeaders every `Authorization` field of the request, as it came
    /// @param route the resource URL of the route that the request is for, never taken from the request
    /// @param deadline when the request ends; waiting for an issuer's keys or answer ends sooner
    public Judgement judge(List<String> authorizationHeaders, Audience route, Deadline deadline) {
        House now = house;
        Optional<ProtectedRoute> protectedRoute = now.route(route);
        if (protectedRoute.isEmpty()) {
            return new Judgement.Unknown(Refusal.of(Code.ROUTE_UNKNOWN, "no protected route of this URL"), Optional.empty());
        }
        try {
            return now.judge(authorizationHeaders, protectedRoute.get(), deadline);
        } catch (Refused no) {
            return unknown(no.refusal(), protectedRoute.get());
        } catch (RuntimeException surprise) {
            LOG.log(System.Logger.Level.ERROR, "identity failed: {0}", surprise.getClass().getName());
            return unknown(Refusal.of(Code.INTERNAL, "identity: " + surprise.getClass().getSimpleName()), protectedRoute.get());
        }
    }

    /// Whether this looks like a token that was found good within the last minute, on whatever route: a hint for admission under
    /// load, so that strangers at an address do not shut out those who are known. No proof of anything.
    public boolean seemsKnown(List<String> authorizationHeaders) {
        return house.seemsKnown(authorizationHeaders);
    }

    private static Judgement unknown(Refusal refusal, ProtectedRoute route) {
        return new Judgement.Unknown(refusal, Challenge.of(refusal.code(), route));
    }

    private Map<String, KeysOf> keysFor(IdentitySettings settings) {
        var next = new HashMap<String, KeysOf>();
        for (Issuer issuer : settings.issuers()) {
            if (issuer.signed().isPresent()) {
                next.put(issuer.name(), keysOf(issuer));
            }
        }
        return next;
    }

    private KeysOf keysOf(Issuer issuer) {
        KeysOf known = keys.get(issuer.name());
        return known != null && known.issuer().equals(issuer) ? known : new KeysOf(issuer, new IssuerKeys(issuer, source, times, clock));
    }
}
