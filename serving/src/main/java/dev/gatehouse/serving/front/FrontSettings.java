package dev.gatehouse.serving.front;

import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/// What one listener needs to know.
///
/// @param address where to listen; port 0 takes a free one
/// @param hosts the exact values of `Host` that mean us (`127.0.0.1:8080`), given the port that was bound
/// @param origins the exact values of `Origin` that browsers may come from; a request without `Origin` is fine
/// @param tls certificate and key; empty speaks plain HTTP
/// @param proxies whose word about the client's address is taken
public record FrontSettings(
        InetSocketAddress address, IntFunction<Set<String>> hosts, Set<String> origins, Limits limits, Optional<TlsFiles> tls, Proxies proxies) {
    public FrontSettings {
        Objects.requireNonNull(address);
        Objects.requireNonNull(hosts);
        origins = Set.copyOf(origins);
        Objects.requireNonNull(limits);
        Objects.requireNonNull(tls);
        Objects.requireNonNull(proxies);
    }

    /// A plain listener on 127.0.0.1 that answers to its loopback names only.
    public static FrontSettings loopback(int port, Limits limits) {
        return new FrontSettings(
                new InetSocketAddress("127.0.0.1", port), FrontSettings::loopbackHosts, Set.of(), limits, Optional.empty(), Proxies.none());
    }

    /// The names by which a program on the same machine reaches a port of it.
    public static Set<String> loopbackHosts(int port) {
        return Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }
}
