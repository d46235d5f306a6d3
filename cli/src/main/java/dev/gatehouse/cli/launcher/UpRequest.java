package dev.gatehouse.cli.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a person asked `up` for.
///
/// @param home    the home's folder
/// @param port    the gate's port where it goes before the settings; 0 picks a free one
/// @param config  the settings file in place of the home's own
/// @param servers more servers for this run, each `[NAME=]COMMAND` or `[NAME=]URL`
/// @param folder  where the person stands: relative files named in `servers` are meant from here
public record UpRequest(Path home, OptionalInt port, Optional<Path> config, List<String> servers, Path folder) {
    /// Copies.
    public UpRequest {
        servers = List.copyOf(servers);
    }
}
