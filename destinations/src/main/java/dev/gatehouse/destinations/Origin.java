package dev.gatehouse.destinations;

/// Scheme, host and port: what an allowance and a pool of connections are keyed by (RFC 6454).
public record Origin(Scheme scheme, Host host, int port) {

    /// The value of a `Host` header: the port is left out where it is the scheme's usual one.
    public String authority() {
        return port == scheme.usualPort() ? host.inUrl() : host.inUrl() + ":" + port;
    }

    @Override
    public String toString() {
        return scheme.text() + "://" + authority();
    }
}
