package dev.gatehouse.cli.verbs;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.control.home.Home;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// What the office says of the house, for `status`. Leaves the pass to the office's page in its file on the way.
public final class HouseStatus {
    private HouseStatus() {}

    /// The office's answer to its verb `status`; empty when it does not answer.
    public static Optional<Map<String, Object>> of(Home home) {
        try (Operator operator = Operator.of(home.path())) {
            Told told = operator.ask("status");
            PagePass.leave(home);
            return told.exit() == Exit.DONE ? Optional.of(told.members()) : Optional.empty();
        } catch (IOException | NotRunning silent) {
            return Optional.empty();
        }
    }
}
