package dev.gatehouse.cli;

import dev.gatehouse.confine.Processes;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.home.HomeRefused;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// `--home`, the same for every verb: mix it in.
public final class HomeOption {
    @Option(names = "--home", paramLabel = "DIR",
        description = "The home: settings, state, logs. Default: GATEHOUSE_HOME, else XDG data (root: /var/lib/gatehouse).")
    private String home;

    /// What was written, if anything was.
    Optional<String> written() {
        return Optional.ofNullable(home);
    }

    /// Which folder is meant; it need not be there.
    public Path folder() throws HomeRefused {
        return Home.locate(Optional.ofNullable(home), System.getenv(), Processes.root());
    }

    /// The arguments that lead a program of another environment to this home; none where it finds it by itself.
    public static String[] arguments(Path home) {
        try {
            Map<String, String> bare = Map.of("HOME", System.getenv().getOrDefault("HOME", ""));
            return Home.locate(Optional.empty(), bare, Processes.root()).equals(home) ? new String[0] : new String[] {"--home", home.toString()};
        } catch (HomeRefused unknown) {
            return new String[] {"--home", home.toString()};
        }
    }
}
