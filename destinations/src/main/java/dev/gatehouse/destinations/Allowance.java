package dev.gatehouse.destinations;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/// What one writing of an operator permits: one scheme, host and port, and the addresses that it may lead to.
///
/// - A public host: `https` only, and every answer of its name must be public.
/// - An address that was written out and is loopback or private: that very address, `http` or `https`.
/// - `localhost`: loopback.
/// - A name that leads into a private network: only with the addresses listed, by [#reachingPrivateNetwork].
///
/// Link-local, metadata, shared and translated addresses are permitted by nothing. Held by `AllowanceTest`.
public final class Allowance implements Permitted {
    private final Origin origin;
    private final Set<InetAddress> listed;

    private Allowance(Origin origin, Set<InetAddress> listed) {
        this.origin = origin;
        this.listed = listed;
    }

    /// Reads a URL and permits it, in one step: the usual way from a settings file to an allowance.
    public static Permitted written(String url) {
        return switch (Destination.parse(url)) {
            case Destination destination -> written(destination);
            case Unusable unusable -> unusable;
        };
    }

    /// Permits what the operator wrote, and nothing beside it.
    public static Permitted written(Destination destination) {
        return switch (destination.origin().host()) {
            case Host.Literal(var address) -> literal(destination.origin(), address);
            case Host.Name name -> named(destination.origin(), name);
        };
    }

    /// Permits a name that leads to exactly these private or loopback addresses, over `http` or `https`.
    ///
    /// The reason is demanded so that one search for this method finds every such hole and why it is there.
    public static Permitted reachingPrivateNetwork(String reason, Destination destination, Set<InetAddress> exactly) {
        if (reason.isBlank() || exactly.isEmpty()) {
            throw new IllegalArgumentException("a private network is reached for a reason and at listed addresses");
        }
        boolean allPrivate = exactly.stream().allMatch(Allowance::isInside);
        return allPrivate ? new Allowance(destination.origin(), Set.copyOf(exactly)) : new Unusable(Flaw.NOT_PRIVATE);
    }

    private static Permitted literal(Origin origin, InetAddress address) {
        return switch (SpecialAddress.of(address).reach()) {
            case PUBLIC -> overTls(origin);
            case LOOPBACK, PRIVATE -> new Allowance(origin, Set.of(address));
            case SPECIAL -> new Unusable(Flaw.SPECIAL_ADDRESS);
        };
    }

    private static Permitted named(Origin origin, Host.Name name) {
        return name.isLocalhost() ? new Allowance(origin, Set.of()) : overTls(origin);
    }

    private static Permitted overTls(Origin origin) {
        return origin.scheme() == Scheme.HTTPS ? new Allowance(origin, Set.of()) : new Unusable(Flaw.PLAIN_HTTP);
    }

    private static boolean isInside(InetAddress address) {
        var reach = SpecialAddress.of(address).reach();
        return reach == Reach.LOOPBACK || reach == Reach.PRIVATE;
    }

    /// What this allowance is for.
    public Origin origin() {
        return origin;
    }

    /// Whether this allowance leads to this machine or a private network, so that the start can say so.
    public boolean reachesInside() {
        return !listed.isEmpty() || isLocalhost();
    }

    /// Judges all answers of one look-up together: all may be dialled, or none is.
    public Judgement judge(List<InetAddress> answers) {
        if (answers.isEmpty()) {
            return new Judgement.Unanswered();
        }
        for (var answer : answers) {
            if (!leadsTo(answer)) {
                return new Judgement.OffLimits(SpecialAddress.of(answer).block());
            }
        }
        return new Judgement.Reachable(answers);
    }

    boolean agreesWith(Allowance other) {
        return origin.equals(other.origin) && listed.equals(other.listed);
    }

    private boolean leadsTo(InetAddress address) {
        if (!listed.isEmpty()) {
            return listed.contains(address);
        }
        return switch (origin.host()) {
            case Host.Literal(var written) -> written.equals(address);
            case Host.Name name -> SpecialAddress.of(address).reach() == (name.isLocalhost() ? Reach.LOOPBACK : Reach.PUBLIC);
        };
    }

    private boolean isLocalhost() {
        return origin.host() instanceof Host.Name name && name.isLocalhost();
    }
}
