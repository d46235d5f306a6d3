package dev.gatehouse.ledger;

import java.util.List;

/// What a start found of the run before.
///
/// @param fresh whether this is the ledger's first start
/// @param cleanly whether the run before ended in order
/// @param droppedBytes bytes behind the head that never counted (a torn last line) and were cut off
/// @param lostBytes bytes that the head knew and a power loss took
/// @param beyondSeal lines that stood behind the last seal
/// @param unknown calls that were open and are now closed as unknown; nobody may send them again
public record Recovered(boolean fresh, boolean cleanly, long droppedBytes, long lostBytes, long beyondSeal, List<String> unknown) {

    /// As above, before the open calls are closed.
    record Found(boolean fresh, boolean cleanly, long dropped, long lost, long beyondSeal) {
        Recovered with(List<String> unknown) {
            return new Recovered(fresh, cleanly, dropped, lost, beyondSeal, unknown);
        }
    }

    boolean uneventful() {
        return cleanly && droppedBytes == 0 && lostBytes == 0 && unknown.isEmpty();
    }

    String sentence() {
        return "dropped %d bytes that never counted, lost %d bytes to a power loss, found %d lines beyond the last seal, closed %d calls as unknown"
            .formatted(droppedBytes, lostBytes, beyondSeal, unknown.size());
    }
}
