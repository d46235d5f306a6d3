package dev.gatehouse.bench.load;

import java.net.URI;
import java.util.Optional;

/// Where calls are sent, and the token that goes with them; a proxy without identity needs none.
public record Target(URI url, Optional<String> token) {
    /// The token is not printed.
    @Override
    public String toString() {
        return url.toString();
    }
}
