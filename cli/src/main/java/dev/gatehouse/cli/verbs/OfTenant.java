package dev.gatehouse.cli.verbs;

import java.util.Optional;
import picocli.CommandLine.Option;

/// `--tenant` where it only narrows a list: mix it in.
final class OfTenant {
    @Option(names = "--tenant", paramLabel = "T", description = "Only this tenant's.")
    private String tenant;

    /// Empty for all.
    Optional<String> tenant() {
        return Optional.ofNullable(tenant);
    }
}
