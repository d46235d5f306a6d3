package dev.gatehouse.checks.arguments.meanings;

/// Whether a value is what its argument means.
public sealed interface Fit {

    /// It is.
    Fit FITS = new Fits();

    /// It is.
    record Fits() implements Fit {}

    /// It is not, or it cannot be decided.
    ///
    /// @param rule a short name for machines, for example `parent-segment`; each is a row of `docs/meanings.md`
    /// @param reason for the ledger and the operator, to be read after "the value …". It never quotes the value
    record Unfit(String rule, String reason) implements Fit {}
}
