package dev.gatehouse.pipeline;

/// One question asked of a call before anything is sent.
///
/// A check that throws or returns null has refused. It runs within the call's deadline and changes nothing about the call.
public interface Check {
    /// The word in ledger, metrics and `explain`: `permission`.
    String name();

    Verdict judge(Call call);
}
