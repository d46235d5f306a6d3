package dev.gatehouse.office.house;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// Where this house stands.
///
/// @param own the office's own folder
/// @param home the home's id
/// @param endpoint scheme, host and port where the gate is reached
/// @param settingsFile the file that holds what a person wrote
/// @param servers this run's own servers, each `[NAME=]COMMAND` or `[NAME=]URL`
public record Place(Path own, String home, URI endpoint, Path settingsFile, List<String> servers) {
    public Place {
        servers = List.copyOf(servers);
    }
}
