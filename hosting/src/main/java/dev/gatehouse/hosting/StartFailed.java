package dev.gatehouse.hosting;

import dev.gatehouse.wire.message.Effect;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Failed;

/// No process for a session could be had; nothing was done.
final class StartFailed extends Exception {
    private final FailCode code;

    /// @param detail for the ledger: no argument of the server's command line
    StartFailed(FailCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    /// How the gate is told.
    Failed failed() {
        return new Failed(code, Effect.NONE, getMessage());
    }
}
