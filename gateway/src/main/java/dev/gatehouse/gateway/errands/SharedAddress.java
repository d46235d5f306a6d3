package dev.gatehouse.gateway.errands;

import java.util.Optional;

/// The address of a server's resource or template on the route to all servers: `gatehouse:SERVER:` and then the server's own, as it is.
///
/// What stands in front is the same for all addresses of a server and holds nothing that is encoded or filled in, so a template goes on to
/// mean the addresses that its server means. It is an opaque path (RFC 3986 §3.3, path-rootless), so nobody who reads it as a URL
/// makes another one of it. See `SharedAddressTest`.
///
/// @param own the server's own address
record SharedAddress(String server, String own) {
    private static final String SCHEME = "gatehouse:";

    static String of(String server, String own) {
        return SCHEME + server + ":" + own;
    }

    /// Reads an address that may have been given here.
    static Optional<SharedAddress> read(String text) {
        int at = text.indexOf(':', SCHEME.length());
        return text.startsWith(SCHEME) && at > SCHEME.length()
            ? Optional.of(new SharedAddress(text.substring(SCHEME.length(), at), text.substring(at + 1)))
            : Optional.empty();
    }
}
