package dev.gatehouse.identity;

import java.util.Objects;
import java.util.regex.Pattern;

/// The resource URL of one route: what a token's `aud` must hold, to the letter (RFC 8707 §2, RFC 9728 §1.2).
///
/// Written in the canonical form and never canonicalised: scheme and host in lower case, no user, query or fragment, no
/// trailing slash, no percent-encoding, no dot segments. Comparing is `equals`, so a near miss is a miss.
public record Audience(String url) {
    private static final Pattern SHAPE = Pattern.compile(
            "https?://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(?::[1-9][0-9]{0,4})?(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*");

    public Audience {
        Objects.requireNonNull(url);
        if (url.length() > 512 || !SHAPE.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    "a resource URL is http(s)://host[:port][/path] in lower-case host, without query, fragment or trailing slash");
        }
    }

    /// Scheme, host and port.
    String origin() {
        int slash = url.indexOf('/', url.indexOf("://") + 3);
        return slash < 0 ? url : url.substring(0, slash);
    }

    /// The path, empty for an origin alone.
    String path() {
        return url.substring(origin().length());
    }

    @Override
    public String toString() {
        return url;
    }
}
