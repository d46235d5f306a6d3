package dev.gatehouse.wire;

import java.util.Locale;

/// The rules whose breach ends a connection; each has a counter in [Tally].
public enum Rule {
    /// The kind byte names no message.
    UNKNOWN_KIND,
    /// This zone may not say this to that zone.
    NOT_ALLOWED,
    /// The kind is allowed on this lane but not now.
    OUT_OF_SEQUENCE,
    /// A frame, text, byte string or list is longer than its limit.
    OVER_LIMIT,
    /// The payload ended inside a field.
    CUT_SHORT,
    /// Bytes are left after the last field.
    TRAILING_BYTES,
    /// A text is not UTF-8.
    BAD_TEXT,
    /// An enum's byte has no meaning.
    UNKNOWN_VALUE,
    /// A field's value is outside its range or form.
    BAD_VALUE,
    /// More answer bytes than were granted, or more granted than may be.
    OVER_CREDIT,
    /// Another version of the protocol.
    WRONG_VERSION,
    /// The handshake names zones that may not talk here, or names us wrongly.
    WRONG_ZONE,
    /// The handshake's proof does not hold.
    BAD_PROOF,
    /// The other process runs as a user that is not expected.
    WRONG_USER,
    /// The handshake was not done in time.
    HANDSHAKE_LATE,
    /// Too many connections of one zone, or too many handshakes at once.
    TOO_MANY;

    /// The rule's name in counters and messages.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
