package dev.gatehouse.egress;

import java.time.Duration;

/// How long each part of a request may take; no part is without an end.
///
/// @param connect resolving the name and reaching one of its addresses
/// @param tls     the TLS handshake
/// @param head    from sending to the complete head of the answer, interim answers included
/// @param quiet   the longest silence while a body is being read
/// @param total   everything, from the call to the last byte
public record Deadlines(Duration connect, Duration tls, Duration head, Duration quiet, Duration total) {

    /// Refuses deadlines that are not positive.
    public Deadlines {
        for (var each : new Duration[] {connect, tls, head, quiet, total}) {
            if (!each.isPositive()) {
                throw new IllegalArgumentException("a deadline is positive");
            }
        }
    }

    /// For a short question to a good server, such as a key set: everything within `total`.
    public static Deadlines within(Duration total) {
        return new Deadlines(total, total, total, total, total);
    }
}
