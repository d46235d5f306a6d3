package dev.gatehouse.pipeline;

/// The record of every call, as the pipeline sees it: no entry, no call.
public interface Ledger {
    /// Records that a call is about to be sent, and reserves the room to close it.
    ///
    /// @throws Refused if it cannot be recorded; the call is then not sent
    Entry open(Call call) throws Refused;

    /// Records a call that a check refused. If this cannot be recorded, the refusal stands all the same.
    void refused(Call call, String by, Refusal refusal);

    /// Records a message of a known caller that was refused before it became a call. The refusal stands all the same.
    void turnedAway(Visitor visitor, Refusal refusal);

    /// Who was turned away.
    ///
    /// @param method what was asked for, as far as it was read; empty otherwise
    record Visitor(CallId call, Caller caller, Route route, String method) {}

    /// One call on record.
    interface Entry {
        /// Notes how far a long answer has come.
        ///
        /// @throws Refused if it cannot be noted; the answer then ends here
        void checkpoint(Progress progress) throws Refused;

        /// Closes the entry. Called once, before the final message leaves.
        ///
        /// @throws Refused if it cannot be closed; the final message is then withheld with [Effect#UNKNOWN]
        void close(Ending ending) throws Refused;
    }

    /// How much of an answer has gone by.
    record Progress(long messages, long bytes) {}

    /// How a call ended.
    sealed interface Ending {
        Progress progress();

        /// The server answered, and the answer went on; `reviews` names those that replaced part of it.
        record Done(Progress progress, boolean failure, String reviews) implements Ending {}

        /// It ended with a refusal; `by` is the review, `upstream` or `gateway`.
        record Ended(Progress progress, String by, Refusal refusal) implements Ending {}
    }
}
