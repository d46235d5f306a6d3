package dev.gatehouse.cli.launcher;

import dev.gatehouse.control.settings.ThisRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// What a person asked `up` for.
///
/// @param home    the home's folder
/// @param port    the gate's port where it goes before the settings; 0 picks a free one
/// @param config  the settings file in place of the home's own
/// @param run     what is meant for this run alone
/// @param folder  where the person stands: relative files named in commands of servers are meant from here
public record UpRequest(Path home, OptionalInt port, Optional<Path> config, ThisRun run, Path folder) {}
