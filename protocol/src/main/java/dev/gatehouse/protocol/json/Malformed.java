package dev.gatehouse.protocol.json;

/// Bytes that this house does not read as JSON, and the rule they broke. Never quotes the bytes.
public final class Malformed extends Exception {

    /// The rule that was broken. A closed list: the door's table of codes and the tests name each.
    public enum Reason {
        /// Nothing but white space.
        EMPTY,
        /// More bytes than the limit.
        TOO_LONG,
        /// Not strict UTF-8 (RFC 3629): overlong forms, encoded surrogates, beyond U+10FFFF, cut sequences, UTF-16 and UTF-32.
        NOT_UTF8,
        /// Begins with a byte order mark.
        BOM,
        /// Holds a NUL byte.
        NUL,
        /// Does not follow the grammar of RFC 8259.
        NOT_JSON,
        /// Something follows the value.
        TRAILING_BYTES,
        /// Nested deeper than the limit.
        TOO_DEEP,
        /// More values and names than the limit.
        TOO_MANY_TOKENS,
        /// A member name longer than the limit.
        NAME_TOO_LONG,
        /// A string longer than the limit.
        STRING_TOO_LONG,
        /// Two members of one object have the same name after unescaping.
        DUPLICATE_KEY,
        /// Two names of one object differ in case or composition alone, in an envelope or where [Envelope#throughout] holds; or a name in
        /// an envelope is a variant of a word of the protocol.
        CASE_VARIANT_KEY,
        /// An escape that is half of a surrogate pair.
        LONE_SURROGATE,
        /// A number of more than 64 characters (1,000 where numbers are only carried).
        NUMBER_TOO_LONG,
        /// A number whose exponent is beyond 308 or that is no finite binary64 number.
        NUMBER_OUT_OF_RANGE,
        /// A number that changes when it is read as binary64 and written again.
        NUMBER_NOT_EXACT
    }

    private final Reason reason;

    Malformed(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /// The rule that was broken.
    public Reason reason() {
        return reason;
    }
}
