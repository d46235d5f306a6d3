package dev.gatehouse.cli.verbs;

import dev.gatehouse.cli.HomeOption;
import java.nio.file.Path;

/// Gatehouse does not run in this home. Exit code 4.
public final class NotRunning extends Exception {
    NotRunning(Path home) {
        super("Gatehouse is not running in " + home + ". Run: " + command(home));
    }

    /// The command that starts it.
    static String command(Path home) {
        String[] where = HomeOption.arguments(home);
        return "gatehouse up" + (where.length == 0 ? "" : " " + String.join(" ", where));
    }
}
