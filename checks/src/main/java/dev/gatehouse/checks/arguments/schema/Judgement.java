package dev.gatehouse.checks.arguments.schema;

/// What a schema says of arguments.
public sealed interface Judgement {
    /// They fit.
    record Fits() implements Judgement {}

    /// They do not.
    ///
    /// @param keyword which keyword of the schema does not hold, or `unknown-property`
    /// @param path where in the arguments: names that the schema states, `*` for others, never a value
    record Unfit(String keyword, String path) implements Judgement {}

    /// Nobody knows: to find out would cost more than one call may.
    ///
    /// @param bound which bound they, or the schema with them, are beyond
    record Beyond(String bound) implements Judgement {}

    /// The one that fits.
    Judgement FITS = new Fits();
}
