package dev.gatehouse.protocol;

/// Whether the headers of a modern request say what its body says.
public sealed interface Agreement {

    /// They do.
    record Agree() implements Agreement {}

    /// They do not: HTTP 400 and -32020.
    ///
    /// @param header which header, in the spelling of the specification or of the tool's schema
    /// @param why what is wrong with it
    record Differ(String header, Why why) implements Agreement {}

    /// What is wrong with a header.
    enum Why {
        /// The body has the value, the header is not there.
        MISSING,
        /// The header is there, the body has no value for it.
        UNEXPECTED,
        /// The header is there more than once.
        DUPLICATE,
        /// Not visible ASCII, or a wrapper whose Base64 or UTF-8 is wrong, or a number that is none.
        MALFORMED,
        /// Another value than in the body.
        DIFFERENT
    }
}
