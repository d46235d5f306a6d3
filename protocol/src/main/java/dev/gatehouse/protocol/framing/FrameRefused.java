package dev.gatehouse.protocol.framing;

/// A stream that breaks a limit or a rule of its framing. Nothing can be read from it any more. Never quotes the bytes.
public final class FrameRefused extends Exception {

    /// The limit or rule. A closed list.
    public enum Reason {
        /// A line is longer than the limit.
        LINE_TOO_LONG,
        /// The data of one event is larger than the limit.
        EVENT_TOO_LARGE,
        /// One event has more fields than the limit.
        TOO_MANY_FIELDS,
        /// An event's `id` or `event` field is longer than 1,024 bytes or not visible ASCII.
        BAD_FIELD,
        /// The stream ended inside a line.
        CUT
    }

    private final Reason reason;

    FrameRefused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /// The limit or rule.
    public Reason reason() {
        return reason;
    }
}
