package dev.gatehouse.office.house;

import dev.gatehouse.control.settings.ThisRun;
import java.net.URI;
import java.nio.file.Path;

/// Where this house stands.
///
/// @param own the office's own folder
/// @param home the home's id
/// @param endpoint scheme, host and port where the gate is reached
/// @param settingsFile the file that holds what a person wrote
/// @param run what is meant for this run alone
public record Place(Path own, String home, URI endpoint, Path settingsFile, ThisRun run) {}
