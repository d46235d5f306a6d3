package dev.gatehouse.checks.approval;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/// Where it is kept which approvals were used, so that a process that begins anew does not use one again.
public interface Spending {
    /// Kept nowhere: for a process that never begins anew with the same approvals.
    Spending FORGOTTEN = new Spending() {
        @Override
        public Map<String, Instant> kept() {
            return Map.of();
        }

        @Override
        public void keep(Map<String, Instant> spent) {}
    };

    /// The ids as they were kept last, each with the moment when its approval is over.
    Map<String, Instant> kept() throws IOException;

    /// Keeps these and no others. They are safe when this returns.
    void keep(Map<String, Instant> spent) throws IOException;
}
