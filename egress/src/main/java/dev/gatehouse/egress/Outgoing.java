package dev.gatehouse.egress;

import dev.gatehouse.destinations.Destination;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One request, complete before it is sent: where, what, for how long, and how large the answer may be.
///
/// Path and query are those of the destination. Header names come from a list; `Host`, length and connection headers are
/// written by the dialler alone. Nothing of it has a text form.
public final class Outgoing {
    private final String lane;
    private final HttpMethod method;
    private final Destination destination;
    private final Deadlines deadlines;
    private final Map<String, String> headers;
    private final byte[] body;
    private final long mostBytes;
    private final Authorization authorization;

    private Outgoing(Draft draft) {
        this.lane = draft.lane;
        this.method = draft.method;
        this.destination = draft.destination;
        this.deadlines = draft.deadlines;
        this.headers = Map.copyOf(draft.headers);
        this.body = draft.body;
        this.mostBytes = draft.mostBytes;
        this.authorization = draft.authorization;
    }

    /// Begins a request. The lane names the server or issuer on whose behalf it is made: connections never change lanes.
    public static Draft draft(String lane, HttpMethod method, Destination destination, Deadlines deadlines) {
        return new Draft(lane, method, destination, deadlines);
    }

    String lane() {
        return lane;
    }

    HttpMethod method() {
        return method;
    }

    Destination destination() {
        return destination;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    long mostBytes() {
        return mostBytes;
    }

    Optional<Authorization> authorization() {
        return Optional.ofNullable(authorization);
    }

    /// A request being written; not for several threads.
    public static final class Draft {
        private static final byte[] NOTHING = new byte[0];

        private final String lane;
        private final HttpMethod method;
        private final Destination destination;
        private final Deadlines deadlines;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private byte[] body = NOTHING;
        private long mostBytes = 1024 * 1024;
        private Authorization authorization;

        private Draft(String lane, HttpMethod method, Destination destination, Deadlines deadlines) {
            this.lane = lane;
            this.method = method;
            this.destination = destination;
            this.deadlines = deadlines;
        }

        /// Whether a header of this name would be taken, for callers that pass headers on.
        public static boolean takes(String name) {
            return HeaderNames.mayBeSent(HeaderNames.lower(name));
        }

        /// Adds one header. A name off the list, a second one, or a value that is not one line of visible ASCII is refused.
        public Draft header(String name, String value) {
            var lower = HeaderNames.lower(name);
            if (!HeaderNames.mayBeSent(lower)) {
                throw new IllegalArgumentException("this header is not on the list of those that are sent");
            }
            if (!HeaderNames.isValue(value)) {
                throw new IllegalArgumentException("a header value is one line of visible ASCII");
            }
            if (headers.putIfAbsent(lower, value) != null) {
                throw new IllegalArgumentException("this header stands already");
            }
            return this;
        }

        /// The body of a POST; the array is not copied and must not change any more.
        public Draft body(byte[] bytes) {
            if (method != HttpMethod.POST) {
                throw new IllegalArgumentException("only a POST has a body");
            }
            this.body = bytes;
            return this;
        }

        /// How large the answer's body may be; 1 MiB where nothing is said.
        public Draft answerAtMost(long bytes) {
            this.mostBytes = bytes;
            return this;
        }

        /// Hands over the credential for this one request.
        public Draft authorizedBy(Authorization credential) {
            this.authorization = credential;
            return this;
        }

        /// The finished request; it may be sent once or more, each time by an explicit call.
        public Outgoing ready() {
            return new Outgoing(this);
        }
    }
}
