package dev.gatehouse.cli;

import java.util.Map;
import java.util.Optional;

/// What `status` tells of approvals, from the office's answer to its verb `status`.
final class WaitingCalls {
    private WaitingCalls() {}

    /// How many calls wait for a person; empty where none does.
    static Optional<String> of(Map<String, Object> status) {
        return status.get("approvals") instanceof Map<?, ?> approvals && approvals.get("waiting") instanceof Long waits && waits > 0
            ? Optional.of(waits + (waits == 1 ? " call waits" : " calls wait") + " for you: gatehouse approvals list") : Optional.empty();
    }
}
