package dev.gatehouse.destinations;

/// Where a request goes: a URL that was read once, strictly, and is never text again.
///
/// No user information, no fragment, no dot segments, one canonical host. The path and query are kept byte for byte.
/// A destination says nothing about being allowed; that is [Allowance].
public final class Destination implements Parsed {
    private final Origin origin;
    private final String target;

    Destination(Origin origin, String target) {
        this.origin = origin;
        this.target = target;
    }

    /// Reads a URL that an operator wrote; the answer is the destination or the first flaw.
    public static Parsed parse(String url) {
        try {
            return UrlReader.forOperators().read(url);
        } catch (Flawed flawed) {
            return new Unusable(flawed.flaw());
        }
    }

    /// The same for a URL that is known to be good, such as one of ours; a flaw is an [IllegalArgumentException].
    public static Destination of(String url) {
        return switch (parse(url)) {
            case Destination good -> good;
            case Unusable(var flaw) -> throw new IllegalArgumentException("the URL " + flaw.sentence());
        };
    }

    /// The same origin with another path and query, read as strictly, for example a well-known place of an issuer.
    public Parsed at(String pathAndQuery) {
        return parse(origin + (pathAndQuery.startsWith("/") ? pathAndQuery : "/" + pathAndQuery));
    }

    /// Scheme, host and port.
    public Origin origin() {
        return origin;
    }

    /// Path and query as they are sent in the request line; at least `/`.
    public String target() {
        return target;
    }

    /// The path alone.
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /// The whole URL in canonical form. Operators put keys into queries all the same: do not log it, log [#toString].
    public String url() {
        return origin + target;
    }

    /// Origin and path, without the query.
    @Override
    public String toString() {
        return origin + path();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Destination that && origin.equals(that.origin) && target.equals(that.target);
    }

    @Override
    public int hashCode() {
        return 31 * origin.hashCode() + target.hashCode();
    }
}
