package dev.gatehouse.egress;

import java.util.Map;
import java.util.Optional;

/// An answer whose head has come: status, the headers on the list of those that are kept, and the body still to be read.
///
/// It holds a connection until the body is read to its end or closed.
public final class Incoming implements Outcome, AutoCloseable {
    private final Head head;
    private final ResponseBody body;

    Incoming(Head head, ResponseBody body) {
        this.head = head;
        this.body = body;
    }

    /// From 200 to 599, and never a redirect.
    public int status() {
        return head.status();
    }

    /// One kept header by its lower-case name.
    public Optional<String> header(String lowerName) {
        return Optional.ofNullable(head.kept().get(lowerName));
    }

    /// All kept headers, by lower-case name. `www-authenticate` is for finding an issuer's metadata, not for passing on.
    public Map<String, String> headers() {
        return Map.copyOf(head.kept());
    }

    /// The length that the other side declared, or -1.
    public long declaredLength() {
        return head.length();
    }

    /// The body, to be read once.
    public ResponseBody body() {
        return body;
    }

    /// Ends the answer at once, from any thread.
    @Override
    public void close() {
        body.close();
    }
}
