package dev.gatehouse.control.settings;

import dev.gatehouse.control.keys.Addresses;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the gate listens, and what it takes for its own name.
///
/// @param address an IP address, never a name
/// @param port 0 for a free one
/// @param hosts names accepted in `Host` besides the address itself and, on loopback, `localhost`
/// @param origins browser origins that may call; none unless written
/// @param trustedProxies addresses or networks whose forwarding headers count; empty `Optional` if nothing was written,
///        which is not the same as an empty list written out when leaving loopback
/// @param publicUrl where clients reach the gate, the base of all resource URLs
public record Listen(String address, int port, Optional<Tls> tls, List<String> hosts, List<String> origins,
        Optional<List<String>> trustedProxies, Optional<URI> publicUrl) {
    public Listen {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
        trustedProxies = trustedProxies.map(List::copyOf);
    }

    /// Whether only this machine can reach the address.
    public boolean onLoopback() {
        return Addresses.isLoopback(address);
    }

    Listen onPort(int other) {
        return new Listen(address, other, tls, hosts, origins, trustedProxies, publicUrl);
    }

    /// The listener's certificate chain and key, PEM files. TLS 1.3, and 1.2 only if that was written.
    public record Tls(Path certificate, Path key, boolean allowTls12) {}
}
